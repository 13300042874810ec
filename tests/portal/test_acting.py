from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.plugins.matters import MET
from trail.models import Trace
from workflows.chains.models import Proceeding

from .conftest import Clock, hidden


def press(client: Client, matter: Proceeding, act: str, **typed: Any) -> Any:
    """Open the page and press a button on it."""
    address = f"/p/{matter.serial}/"
    seen = typed.pop("seen", "") or hidden(client.get(address), "seen")
    return client.post(address, {"act": act, "seen": seen, **typed})


def state(matter: Proceeding) -> str:
    return Proceeding.objects.get(pk=matter.pk).state


class TestAMatter:
    def test_shows_chain_answers_and_basis(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()

        page = visit("deputy-leader").get(f"/p/{matter.serial}/").context["page"]

        stations = [each for box in page.picture.boxes for each in box.stations]
        assert [each.tone for each in stations] == ["now", "todo"]
        assert stations[0].mine
        assert [each.act.code for each in page.buttons] == ["approve", "reject", "return"]
        assert page.afterwards
        assert {each.path for each in page.reasons} >= {"三.2"}

    def test_draws_two_bureaus_side_by_side(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        """D1-3.2e: from a month on, the meeting, then both bureaus."""
        matter = asked(leave_type="sick", last_day="2026-11-04")

        page = visit("grid-worker").get(f"/p/{matter.serial}/").context["page"]

        assert [len(box.stations) for box in page.picture.boxes] == [1, 2, 1]

    @pytest.mark.parametrize("seen", ["", "x", "²", "-1", "9" * 30, "9" * 5000])
    def test_takes_a_page_that_tells_no_trace_for_an_old_one(
        self, seen: str, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()
        posted = {"act": "approve", "seen": seen}

        assert visit("deputy-leader").post(f"/p/{matter.serial}/", posted).status_code == 409
        assert state(matter) == "in_approval"

    @pytest.mark.parametrize(
        "name", ["grid-worker-2", "deputy-leader-2", "archivist", "finance-clerk"]
    )
    def test_is_not_there_for_those_whom_it_does_not_concern(
        self, name: str, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        address = f"/p/{asked().serial}/"
        client = visit(name)

        assert client.get(address).status_code == 404
        assert client.post(address, {"act": "approve", "seen": "1"}).status_code == 404

    def test_tells_every_act_once_it_is_over(
        self, visit: Callable[..., Client], asked: Callable[..., Any], done: Callable[..., Any]
    ) -> None:
        matter = asked(leave_type="sick", last_day="2026-10-08")
        data = MET | {"held_on": "2026-09-14"}
        done(matter, "deliberate", "office-clerk", data=data)
        done(matter, "file", "office-clerk")

        log = visit("grid-worker").get(f"/p/{matter.serial}/").context["page"].log

        assert [each.trace.act for each in log] == ["file", "deliberate", "submit"]
        assert log[1].body


class TestAnAct:
    def test_is_done_and_leads_back_to_the_list(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()

        answer = press(visit("deputy-leader"), matter, "approve", opinion="同意。")

        assert answer.url == "/"
        assert state(matter) == "approved"

    def test_pressed_twice_is_done_once(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter, client = asked(), visit("deputy-leader")

        answers = [press(client, matter, "approve", seen="1") for _press in range(2)]

        assert [each.status_code for each in answers] == [302, 302]
        assert Trace.objects.filter(stream=matter.serial, act="approve").count() == 1

    def test_pressed_again_with_other_words_is_told_and_keeps_them(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        """An old tab of the same person: nothing says “done” of words that were not recorded."""
        matter, client = asked(), visit("deputy-leader")
        press(client, matter, "approve", seen="1", opinion="同意。")

        answer = press(client, matter, "approve", seen="1", opinion="同意，请先交接。")

        assert answer.status_code == 409
        assert "同意，请先交接。" in answer.content.decode()

    def test_of_the_applicant_leads_back_to_the_matter(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()

        answer = press(visit("grid-worker"), matter, "withdraw")

        assert answer.url == f"/p/{matter.serial}/"
        assert state(matter) == "withdrawn"

    def test_records_a_meeting_with_its_day(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        """D1-3.2d: the leaders' meeting decides; the office records it."""
        matter = asked(leave_type="sick", last_day="2026-10-08")
        members = MET["members"].split(",")

        press(visit("office-clerk"), matter, "deliberate", held_on="2026-09-11", members=members)

        payload = Trace.objects.get(stream=matter.serial, act="deliberate").payload
        assert payload.data == {"held_on": "2026-09-11", "present": "贺堃、孟昇、宋祎"}

    def test_reports_back_with_the_day(
        self,
        visit: Callable[..., Client],
        asked: Callable[..., Any],
        done: Callable[..., Any],
        clock: Clock,
    ) -> None:
        matter = asked()
        done(matter, "approve", "deputy-leader")
        done(matter, "file", "office-clerk")
        clock.move(days=8)

        press(visit("grid-worker"), matter, "report_back", back_on="2026-09-22")

        assert state(matter) == "closed"


class TestARefusedAct:
    """It gets a sentence and its status, keeps what was typed, and changes nothing."""

    def refused(self, answer: Any, status: int, matter: Proceeding, traces: int) -> None:
        assert answer.status_code == status
        assert answer.context["refusal"].sentence
        assert "我的意见" in answer.content.decode()
        assert Trace.objects.filter(stream=matter.serial).count() == traces

    def test_from_an_old_tab(
        self, visit: Callable[..., Client], asked: Callable[..., Any], done: Callable[..., Any]
    ) -> None:
        matter = asked(last_day="2026-09-25")
        client = visit("office-director")
        done(matter, "opine", "deputy-leader", opinion="同意。")

        answer = press(client, matter, "approve", seen="1", opinion="我的意见")

        self.refused(answer, 409, matter, traces=2)
        assert hidden(answer, "seen") == "2"

    def test_from_a_page_that_does_not_say_what_it_saw(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()

        answer = press(visit("deputy-leader"), matter, "approve", seen="x", opinion="我的意见")

        self.refused(answer, 409, matter, traces=1)

    def test_by_somebody_without_the_right(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()

        answer = press(visit("grid-worker"), matter, "approve", seen="1")

        assert answer.status_code == 403
        assert state(matter) == "in_approval"

    def test_on_a_finished_matter(
        self, visit: Callable[..., Client], asked: Callable[..., Any], done: Callable[..., Any]
    ) -> None:
        matter = done(asked(), "reject", "deputy-leader", opinion="年底再说。")

        answer = press(visit("deputy-leader"), matter, "approve", seen="2")

        assert answer.status_code == 409
        assert state(matter) == "rejected"

    def test_without_the_reason_that_it_needs(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()

        answer = press(visit("deputy-leader"), matter, "reject")

        assert answer.status_code == 422
        assert "bf-field bad" in answer.content.decode()

    def test_that_nobody_knows(
        self, visit: Callable[..., Client], asked: Callable[..., Any]
    ) -> None:
        matter = asked()

        answer = press(visit("deputy-leader"), matter, "explode", opinion="我的意见")

        self.refused(answer, 409, matter, traces=1)
