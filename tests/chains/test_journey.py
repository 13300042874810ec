"""The whole way of a slip: handed in, decided up the chain, filed, reported back (D1-3.2b)."""

from datetime import date

import pytest

from tests.plugins.matters import MET, acts, chain, morning
from trail.models import Trace
from trail.service import verify
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import open_acts, specific


class TestFiveDaysOfPersonalLeave:
    def test_are_decided_by_those_whom_the_clause_names(self, ask_leave):
        leave = ask_leave(days=5)

        assert leave.state == "in_approval"
        assert leave.serial == "QJ-2026-0001"
        assert chain(leave) == [
            ("deputy-leader", "opine", "current"),
            ("office-director", "approve", "ahead"),
            ("office-clerk", "file", "ahead"),
        ]

    def test_go_all_the_way(self, ask_leave, do):
        leave = ask_leave(days=5)

        states = [
            do(leave, "opine", "deputy-leader").state,
            do(leave, "approve", "office-director").state,
            do(leave, "file", "office-clerk").state,
            do(leave, "report_back", "grid-worker", on=date(2026, 3, 14)).state,
        ]

        assert states == ["in_approval", "approved", "approved", "closed"]
        assert acts(leave) == ["submit", "opine", "approve", "file", "report_back"]
        assert {status for _post, _act, status in chain(leave)} == {"done"}
        ended = Proceeding.objects.get(pk=leave.pk)
        assert (ended.final, ended.ended_at) == (True, morning(date(2026, 3, 14)))

    def test_leave_a_trail_that_verifies_and_cites_the_clause(self, approved):
        leave = approved(days=5)
        traces = list(Trace.objects.filter(stream=leave.serial).order_by("number"))

        assert verify(leave.serial).whole
        assert [trace.number for trace in traces] == [1, 2, 3, 4]
        assert (leave.seen, leave.head) == (4, traces[-1].digest)
        assert {trace.basis[0]["path"] for trace in traces[:3]} == {"三.2"}
        assert traces[3].basis[0]["path"] == "三.10"
        assert "超过 2 天" in traces[1].basis[0]["quote"]
        assert (traces[1].actor_name, traces[1].appointment) == (
            "宋祎",
            "分管领导 · 云桥街道办事处",
        )
        assert (traces[1].from_state, traces[2].to_state) == ("in_approval", "approved")

    def test_are_titled_numbered_and_explained(self, ask_leave):
        leave = Proceeding.objects.get(pk=ask_leave(days=5).pk)

        assert "5" in leave.title
        assert "2026" in leave.number_label
        assert leave.state_label == specific(leave).state_label != "in_approval"
        assert [verdict["met"] for verdict in leave.verdicts] == [True]
        assert leave.verdicts[0]["meter"]["now"] == 5


class TestTheActsOpenToSomebody:
    def test_follow_the_chain(self, ask_leave, do, person):
        leave = ask_leave(days=5)

        def open_to(user: str) -> list[str]:
            return [each.code for each in open_acts(leave, by=person(user), at=morning())]

        assert open_to("deputy-leader") == ["opine", "return", "copy", "hand_over", "add_signer"]
        assert open_to("office-director") == []
        assert open_to("grid-worker") == ["withdraw", "urge", "copy"]
        do(leave, "opine", "deputy-leader")
        assert open_to("deputy-leader") == []
        assert open_to("office-director") == [
            "approve", "reject", "return", "copy", "hand_over", "add_signer",
        ]  # fmt: skip
        do(leave, "approve", "office-director")
        assert open_to("office-clerk") == ["file", "copy", "hand_over"]
        assert open_to("grid-worker") == ["urge", "cancel", "correct", "copy"]


class TestBothBureaus:
    """D1-3.2e, C016: a month and more needs the meeting, then both bureaus in any order."""

    def test_decide_side_by_side(self, ask_leave, do):
        leave = ask_leave(days=60, leave_type="sick")

        met = do(leave, "deliberate", "office-clerk", data=MET | {"held_on": "2026-03-01"})
        assert [row for row in chain(met) if row[2] == "current"] == [
            ("hr-bureau", "refer", "current"),
            ("org-department", "refer", "current"),
        ]
        assert do(leave, "refer", "org-department").state == "in_approval"
        assert do(leave, "refer", "hr-bureau").state == "approved"

    def test_are_not_asked_any_more_when_one_of_them_rejects(self, ask_leave, do):
        leave = ask_leave(days=60, leave_type="sick")
        do(leave, "deliberate", "office-clerk", data=MET)

        assert do(leave, "reject", "hr-bureau").state == "rejected"
        assert ("org-department", "refer", "dropped") in chain(leave)

    def test_meeting_is_recorded_with_its_day_and_those_present(self, ask_leave, do):
        leave = ask_leave(days=20)

        do(leave, "deliberate", "office-clerk", data=MET | {"held_on": "2026-03-01"})

        payload = Trace.objects.get(stream=leave.serial, number=2).payload
        assert payload.data == {"held_on": "2026-03-01", "present": "贺堃、孟昇、宋祎"}

    @pytest.mark.parametrize("held_on", ["2026-03-03", "2026-02-30", "soon"])
    def test_of_a_day_that_cannot_be_is_refused(self, ask_leave, do, refused, held_on):
        from workflows.chains.service import Reason

        leave = ask_leave(days=20)

        with refused(Reason.INVALID, held_on) as refusal:
            do(leave, "deliberate", "office-clerk", data={"held_on": held_on})
        assert list(refusal.value.errors) == ["held_on"]


def test_serials_count_by_kind_and_year(ask_leave):
    serials = [
        ask_leave(1, first=date(2026, 3, day), on=on).serial
        for day, on in [(9, date(2026, 3, 2)), (11, date(2026, 3, 2)), (13, date(2027, 1, 4))]
    ]

    assert serials == ["QJ-2026-0001", "QJ-2026-0002", "QJ-2027-0001"]


def test_the_steps_of_a_chain_rest_on_their_clause(ask_leave):
    steps = Step.objects.filter(proceeding=ask_leave(days=5))

    assert [step.basis[0]["path"] for step in steps] == ["三.2", "三.2", "三.10"]
    assert all(step.basis[0]["regulation"] == "community-grid-workers" for step in steps)
