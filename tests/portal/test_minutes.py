from collections.abc import Callable
from typing import Any

from django.test import Client

from workflows.chains.models import Minutes, Proceeding

from .conftest import TWO_DAYS

SITTING = {
    "body": "leaders-meeting",
    "held_on": "2026-09-11",
    "present": "党工委书记、办事处主任",
    "about": "grid-worker",
    "form": "leave",
    "resolution": "同意陆燚事假超过 60 天。",
}


class TestMinutes:
    """D1-3.2g: beyond two months a year, only with a recorded meeting."""

    def test_lift_the_limit_for_the_next_slip(self, visit: Callable[..., Client]) -> None:
        too_long = TWO_DAYS | {"last_day": "2026-11-24", "do": "submit"}
        worker = visit("grid-worker")
        assert worker.post("/forms/leave/", too_long).status_code == 422

        assert visit("office-clerk").post("/minutes/", SITTING).url == "/minutes/"

        assert worker.post("/forms/leave/", too_long).status_code == 302
        assert Minutes.objects.get().cited_by == Proceeding.objects.get().serial

    def test_that_are_too_old_promise_nothing(self, visit: Callable[..., Client]) -> None:
        clerk, old = visit("office-clerk"), SITTING | {"held_on": "2025-09-01"}

        page = clerk.post("/minutes/", old, follow=True).content.decode()

        assert "现在可以提交" not in page
        assert "只到2026年9月1日有效" in page
        assert "2026年9月1日已过期" in page
        too_long = TWO_DAYS | {"last_day": "2026-11-24"}
        worker = visit("grid-worker")
        looked = worker.post("/forms/leave/", too_long | {"do": "look"}).content.decode()
        sent = worker.post("/forms/leave/", too_long | {"do": "submit"}).content.decode()
        for each in (looked, sent):
            assert "2025年9月1日的会议，有效期到2026年9月1日" in each

    def test_say_until_when_they_are_good(self, visit: Callable[..., Client]) -> None:
        page = visit("office-clerk").post("/minutes/", SITTING, follow=True).content.decode()

        assert "2027年9月11日之前（含当天）有效" in page

    def test_that_are_sent_twice_are_recorded_once(self, visit: Callable[..., Client]) -> None:
        clerk = visit("office-clerk")
        clerk.post("/minutes/", SITTING)

        page = clerk.post("/minutes/", SITTING, follow=True).content.decode()

        assert Minutes.objects.count() == 1
        assert "没有重复记录" in page

    def test_are_recorded_by_those_who_record_for_a_body(
        self, visit: Callable[..., Client]
    ) -> None:
        client = visit("deputy-leader")

        assert client.get("/minutes/").status_code == 403
        assert client.post("/minutes/", SITTING).status_code == 403

    def test_that_lack_something_keep_what_was_typed(self, visit: Callable[..., Client]) -> None:
        for lack in ("about", "held_on", "resolution", "present", "form"):
            answer: Any = visit("office-clerk").post("/minutes/", SITTING | {lack: ""})

            assert answer.status_code == 422
            assert lack in answer.context["errors"]
            kept = "同意陆燚" if lack != "resolution" else SITTING["present"]
            assert kept in answer.content.decode()
        assert not Minutes.objects.exists()


def test_the_forms_with_a_limit_that_minutes_lift_come_first(visit):
    """Nothing comes of minutes for another form; behind “choose” stands what they are for."""
    said = visit("office-clerk").get("/minutes/").content.decode()

    first = said.split('name="form"')[1].split("<option")[2]
    assert 'value="leave"' in first
