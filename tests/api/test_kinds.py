"""Cases, diaries, assessments and plain requests through the API, all by the same calls."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.plugins.kinds import CASE, DIARY, QUARTER, VOTES, WITH_PROBLEM

Calling = Callable[..., Any]


def answered(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.content.decode()
    return response.json()


@pytest.fixture
def hand_in(api: Calling) -> Calling:
    """The serial of what a user handed in."""

    def handing_in(user: str, form: str, **more: Any) -> str:
        return answered(api(user).post(f"forms/{form}/submissions", more), 201)["serial"]

    return handing_in


class TestACase:
    def test_explains_its_deadline_with_the_clause(self, api: Calling) -> None:
        lead = api("township-grid-lead")
        answers = {**CASE, "complexity": "complex", "received_at": "2026-08-07"}

        found = answered(lead.post("forms/case/explain", {"answers": answers}))

        (due,) = found["due"]
        assert (due["from"], due["at"][:10], due["provisional"]) == ("report", "2026-08-22", False)
        assert (due["basis"][0]["path"], due["kept_by"]) == ("六.2", ["resolve", "answer"])
        assert "24:00 前办结或答复" in due["sentence"]

    def test_goes_its_way_through_the_door(self, api: Calling, hand_in: Calling) -> None:
        serial = hand_in("township-grid-lead", "case", answers=CASE)
        lead = api("township-grid-lead")
        for act, state in (("accept", "accepted"), ("resolve", "resolved"), ("answer", "answered")):
            found = answered(lead.act(serial, act, opinion="已办。"))
            assert found["state"] == state
        assert found["due"][0]["stopped_by"] == "resolve"
        assert {act["code"] for act in found["acts"]} == {"close", "reopen"}

    def test_is_not_closed_before_it_is_answered(self, api: Calling, hand_in: Calling) -> None:
        serial = hand_in("grid-worker", "case", answers=CASE)
        refused = answered(api("grid-worker").act(serial, "close"), 409)
        assert "答复" in refused["detail"]

    def test_of_another_unit_is_not_there(self, api: Calling, hand_in: Calling) -> None:
        serial = hand_in("grid-worker", "case", answers=CASE)
        answered(api("grid-worker-2").act(serial, "resolve"), 404)

    def test_is_overdue_with_its_days(self, api: Calling, hand_in: Calling) -> None:
        serial = hand_in(
            "township-grid-lead", "case", answers={**CASE, "received_at": "2026-09-01"}
        )
        lead = api("township-grid-lead")
        (due,) = answered(lead.get(f"proceedings/{serial}"))["due"]

        assert (due["lamp"], due["late_days"]) == ("late", 6)
        assert answered(lead.get("inbox/"))["items"][0]["lamp"] == "late"


class TestADiary:
    def test_becomes_a_case_linked_both_ways(self, api: Calling, hand_in: Calling) -> None:
        worker = "grid-worker"
        diary = hand_in(worker, "diary", answers={**WITH_PROBLEM, "day": "2026-09-14"})
        case = hand_in(worker, "case", answers=CASE, origin=diary)

        read = api(worker)
        assert answered(read.get(f"proceedings/{case}"))["grew_out_of"] == [diary]
        assert answered(read.get(f"proceedings/{diary}"))["grew_into"] == [case]

    def test_of_somebody_else_is_no_origin(self, api: Calling, hand_in: Calling) -> None:
        diary = hand_in("grid-worker", "diary", answers={**DIARY, "day": "2026-09-14"})
        body = {"answers": CASE, "origin": diary}
        answered(api("grid-worker-2").post("forms/case/submissions", body), 404)

    def test_that_was_filed_stands_as_it_is(self, api: Calling, hand_in: Calling) -> None:
        diary = hand_in("grid-worker", "diary", answers={**DIARY, "day": "2026-09-14"})
        refused = answered(api("grid-worker").act(diary, "resubmit", answers=DIARY), 409)
        assert "不能再改" in refused["detail"]


class TestAnAssessment:
    @pytest.fixture
    def serial(self, hand_in: Calling) -> str:
        return hand_in("office-director", "assessment", answers=QUARTER)

    def test_explains_how_it_is_graded(self, api: Calling) -> None:
        found = answered(api("admin").post("forms/assessment/explain", {"answers": QUARTER}))
        grades = [each for each in found["verdicts"] if each["kind"] == "grade"]
        assert [each["basis"][0]["path"] for each in grades] == ["四.7", "四.8"]
        assert [each["hands_in"] for each in found["chain"]][2:] == ["platform-result", ""]

    def test_is_rated_counted_and_announced(self, api: Calling, serial: str) -> None:
        secretary = api("community-secretary")
        rated = {"form": "community-evaluation", "answers": {"score": 85, "grounds": "走访。"}}
        answered(secretary.act(serial, "rate", **rated))
        answered(secretary.act(serial, "rate", form="residents-ballots", answers=VOTES))
        answered(api("service-centre").act(serial, "rate", answers={"score": 85}))
        answered(api("office-director").act(serial, "review", opinion="同意评为良好。"))

        before = answered(api("grid-worker").get(f"proceedings/{serial}"))
        trail = answered(api("grid-worker").get(f"proceedings/{serial}/trail"))
        found = answered(api("office-director").act(serial, "announce"))

        assert not any("良好" in each["title"] for each in before["verdicts"])
        assert not any(each["opinion"] or each["data"] for each in trail["items"])
        assert before["parts"] == []
        assert any("良好" in each["title"] for each in found["verdicts"])
        assert {part["form"] for part in found["parts"]} == {
            "community-evaluation",
            "residents-ballots",
            "platform-result",
        }

    def test_refuses_a_rating_with_a_sentence_for_the_field(
        self, api: Calling, serial: str
    ) -> None:
        refused = answered(api("service-centre").act(serial, "rate", answers={"score": 120}), 422)
        assert "100" in refused["errors"]["score"][0]

    def test_has_parts_that_begin_nothing(self, api: Calling) -> None:
        body = {"answers": {"score": 85}}
        for path in ("submissions", "explain"):
            refused = answered(
                api("service-centre").post(f"forms/platform-result/{path}", body), 409
            )
            assert "不能单独发起" in refused["detail"]


def test_every_kind_is_listed_with_its_state(api: Calling, hand_in: Calling) -> None:
    hand_in("grid-worker", "case", answers=CASE)
    hand_in("grid-worker", "diary", answers={**DIARY, "day": "2026-09-14"})
    hand_in(
        "grid-worker",
        "seal-request",
        answers={"seal": "office", "subject": "关于井盖的函", "copies": 2},
    )
    items = answered(api("grid-worker").get("proceedings/"))["items"]
    assert {(each["kind"], each["state"]) for each in items} == {
        ("case", "reported"),
        ("record", "filed"),
        ("application", "in_approval"),
    }
