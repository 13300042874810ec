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

    def test_are_recorded_by_those_who_record_for_a_body(
        self, visit: Callable[..., Client]
    ) -> None:
        client = visit("deputy-leader")

        assert client.get("/minutes/").status_code == 403
        assert client.post("/minutes/", SITTING).status_code == 403

    def test_that_lack_something_keep_what_was_typed(self, visit: Callable[..., Client]) -> None:
        for lack in ("about", "held_on", "resolution", "present"):
            answer: Any = visit("office-clerk").post("/minutes/", SITTING | {lack: ""})

            assert answer.status_code == 422
            assert lack in answer.context["errors"]
            assert SITTING["form"] in answer.content.decode()
        assert not Minutes.objects.exists()


def test_the_forms_with_a_limit_that_minutes_lift_come_first(visit):
    """Nothing comes of minutes for another form; whoever takes the first choice is right."""
    said = visit("office-clerk").get("/minutes/").content.decode()

    first = said.split('name="form"')[1].split("<option")[1]
    assert 'value="leave"' in first
