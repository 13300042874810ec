"""Acting: who may, in which state, and who is not even told that there is something."""

from collections.abc import Callable
from typing import Any

import pytest

from people.models import Person
from trail.models import Trace

from .conftest import FIVE_DAYS, Api, Clock

Calling = Callable[[str], Api]


def told(response: Any) -> tuple[int, str]:
    """Status and code of a problem."""
    return response.status_code, response.json()["type"].removeprefix("urn:banfa:problem:")


class TestARefusedActChangesNothing:
    """403, 404, 409 and 422, each with a sentence."""

    @pytest.mark.parametrize(
        ("user_name", "act", "answer"),
        [
            ("office-director", "approve", (403, "not_allowed")),
            ("grid-worker", "opine", (403, "not_allowed")),
            ("office-clerk", "file", (409, "state")),
            ("grid-worker", "report_back", (409, "state")),
            ("grid-worker", "resubmit", (409, "state")),
            ("grid-worker", "promote", (404, "not_found")),
            ("grid-worker-2", "withdraw", (404, "not_found")),
            ("grid-worker-2", "promote", (404, "not_found")),
            ("deputy-leader-2", "opine", (404, "not_found")),
            ("hr-bureau", "approve", (404, "not_found")),
        ],
    )
    def test_by_who_and_what(
        self, api: Calling, asked: Callable[..., str], user_name: str, act: str, answer: Any
    ) -> None:
        serial = asked()

        response = api(user_name).act(serial, act, opinion="同意。")

        assert told(response) == answer
        assert Trace.objects.filter(stream=serial).count() == 1

    def test_from_an_old_tab(self, api: Calling, asked: Callable[..., str]) -> None:
        serial = asked()
        api("deputy-leader").act(serial, "opine", opinion="同意。", seen=1)

        response = api("office-director").act(serial, "approve", seen=1)

        assert told(response) == (409, "stale")

    def test_on_a_matter_that_has_ended(self, api: Calling, asked: Callable[..., str]) -> None:
        serial = asked()
        ended = api("grid-worker").act(serial, "withdraw").json()

        response = api("deputy-leader").act(serial, "opine", opinion="同意。")

        assert (ended["state"], ended["final"], ended["acts"]) == ("withdrawn", True, [])
        assert told(response) == (409, "state")

    @pytest.mark.parametrize(
        ("body", "key"),
        [
            ({}, "opinion"),
            ({"opinion": "  "}, "opinion"),
            ({"opinion": 5}, "opinion"),
            ({"opinion": "长" * 2001}, "opinion"),
            ({"opinion": "同意。", "seen": "1"}, "seen"),
            ({"opinion": "同意。", "seen": -1}, "seen"),
            ({"opinion": "同意。", "colour": "red"}, "colour"),
            ({"opinion": "同意。", "answers": []}, "answers"),
        ],
    )
    def test_with_a_body_that_does_not_fit(
        self, api: Calling, asked: Callable[..., str], body: Any, key: str
    ) -> None:
        serial = asked()

        response = api("deputy-leader").act(serial, "opine", **body)

        assert told(response) == (422, "invalid")
        assert list(response.json()["errors"]) == [key]
        assert Trace.objects.filter(stream=serial).count() == 1

    @pytest.mark.parametrize("back_on", ["2026-09-16", "soon", "x" * 501, 5, None, ["2026-09-15"]])
    def test_with_a_day_that_cannot_be(
        self, api: Calling, asked: Callable[..., str], clock: Clock, back_on: Any
    ) -> None:
        serial = asked(last_day="2026-09-15")
        api("deputy-leader").act(serial, "approve")
        api("office-clerk").act(serial, "file")
        clock.move(days=1)

        response = api("grid-worker").act(serial, "report_back", back_on=back_on)

        assert told(response) == (422, "invalid")
        assert list(response.json()["errors"]) == ["back_on"]


class TestAReturnedLeave:
    """退回修改: the applicant corrects and hands in again, with or without new answers."""

    def test_is_handed_in_again(self, api: Calling, asked: Callable[..., str]) -> None:
        serial, worker = asked(), api("grid-worker")
        returned = api("deputy-leader").act(serial, "return", opinion="请写清楚。").json()

        wrong = worker.act(serial, "resubmit", answers=FIVE_DAYS | {"leave_type": "none"})
        again = worker.act(serial, "resubmit", answers=FIVE_DAYS | {"reason": "母亲住院。"})

        assert returned["state"] == "returned"
        assert told(wrong) == (422, "invalid")
        assert list(wrong.json()["errors"]) == ["leave_type"]
        matter = again.json()
        assert (matter["state"], matter["round"]) == ("in_approval", 2)
        assert matter["answers"]["reason"] == "母亲住院。"
        assert [step["round"] for step in matter["steps"]] == [1, 1, 1, 2, 2, 2]

    def test_may_be_sent_without_a_body(self, api: Calling, asked: Callable[..., str]) -> None:
        serial, worker = asked(), api("grid-worker")

        response = worker.send("post", f"proceedings/{serial}/acts/withdraw", "")

        assert response.json()["state"] == "withdrawn"


class TestMembersOfABody:
    def test_are_told_to_who_records_and_need_no_account(self, api, asked):
        serial = asked(last_day="2026-10-10")
        deputy = Person.objects.get(user__username="deputy-leader")
        Person.objects.filter(pk=deputy.pk).update(user=None)
        clerk = api("office-clerk")
        acts = {each["code"]: each for each in clerk.get(f"proceedings/{serial}").json()["acts"]}

        members = [each["handle"] for each in acts["deliberate"]["members"]]
        assert f"#{deputy.pk}" in members
        assert acts["return"]["members"] == []
        answer = clerk.act(serial, "deliberate", members=",".join(members))
        assert answer.status_code == 200, answer.content.decode()

    def test_are_told_without_the_applicant(self, api, asked):
        serial = asked("party-secretary", last_day="2026-09-16")
        acts = api("office-clerk").get(f"proceedings/{serial}").json()["acts"]

        (members,) = [each["members"] for each in acts if each["code"] == "deliberate"]
        assert [each["handle"] for each in members] == [
            "office-director", "deputy-leader", "deputy-leader-2",
        ]  # fmt: skip
