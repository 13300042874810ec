"""退回修改, 重新提交, 撤回, 不同意: what happens to the chain and to the days that count."""

from datetime import date
from decimal import Decimal

import pytest

from facts.held import held_about, year_of
from forms.submissions.models import Submission
from tests.plugins.matters import acts, chain, slip
from workflows.chains.models import Step
from workflows.chains.service import Reason

PERSONAL = "leave.personal_days"


@pytest.fixture
def counted(person):
    """Days of personal leave that count in 2026 for the grid worker."""

    def days() -> Decimal:
        first, last = year_of(date(2026, 1, 1))
        worker = person("grid-worker")
        held = held_about(worker, summed=[PERSONAL], since=first, until=last, on=last)
        return held.between(PERSONAL, first, last)

    return days


@pytest.fixture
def returned(ask_leave, do):
    """A slip sent back by the deputy."""

    def send_back(days: int = 5):
        return do(ask_leave(days), "return", "deputy-leader", opinion="请写明交给谁。")

    return send_back


class TestAReturnedSlip:
    def test_waits_for_the_applicant_alone(self, returned):
        leave = returned()

        assert leave.state == "returned"
        assert not leave.final
        assert [status for _post, _act, status in chain(leave)] == ["done", "dropped", "dropped"]

    def test_starts_a_new_chain_from_the_corrected_answers(self, returned, do):
        leave = do(returned(5), "resubmit", "grid-worker", answers=slip(2))

        assert (leave.state, leave.round) == ("in_approval", 2)
        assert chain(leave)[0] == ("deputy-leader", "approve", "current")
        assert len(Step.objects.filter(proceeding=leave, round=1)) == 3
        assert [row.answers["last_day"] for row in leave.submissions] == [
            "2026-03-13",
            "2026-03-10",
        ]
        assert leave.days == 2
        assert "2" in leave.title
        assert acts(leave) == ["submit", "return", "resubmit"]

    def test_counts_its_days_again_when_it_is_handed_in_again_and_once(self, returned, do, counted):
        leave = returned(5)
        assert counted() == 0

        do(leave, "resubmit", "grid-worker", answers=slip(7))
        assert counted() == 7

    def test_does_not_stand_in_its_own_way(self, returned, do):
        """Seven days handed in eleven times are seven, of the 60 that a year allows."""
        leave = returned(7)
        for _round in range(9):
            leave = do(leave, "resubmit", "grid-worker", answers=slip(7))
            leave = do(leave, "return", "deputy-leader", opinion="再改。")

        assert do(leave, "resubmit", "grid-worker").round == 11

    @pytest.mark.parametrize(
        ("answers", "reason"),
        [(slip(61), Reason.NOT_MET), (slip(5, reason=""), Reason.INVALID), ({}, Reason.INVALID)],
        ids=["over the limit", "no reason", "nothing"],
    )
    def test_is_not_handed_in_again_with_answers_that_do_not_do(
        self, returned, do, refused, answers, reason
    ):
        leave = returned()

        with refused(reason):
            do(leave, "resubmit", "grid-worker", answers=answers)

    def test_is_not_decided_meanwhile(self, returned, do, refused):
        leave = returned()

        with refused(Reason.STATE):
            do(leave, "opine", "deputy-leader")

    def test_may_be_withdrawn(self, returned, do, counted):
        assert do(returned(), "withdraw", "grid-worker").state == "withdrawn"
        assert counted() == 0

    def test_is_corrected_by_nobody_else(self, returned, do, refused):
        leave = returned()

        with refused(Reason.NOT_ALLOWED):
            do(leave, "resubmit", "deputy-leader", answers=slip(2))


class TestWhatCountsNoLonger:
    @pytest.mark.parametrize(
        ("code", "user", "ends"),
        [("withdraw", "grid-worker", "withdrawn"), ("reject", "deputy-leader", "rejected")],
    )
    def test_a_slip_that_ended_early_gives_its_days_back(
        self, ask_leave, do, counted, code, user, ends
    ):
        leave = ask_leave(2)
        assert counted() == 2

        assert do(leave, code, user, opinion="人手不够。").state == ends
        assert counted() == 0
        assert Submission.objects.filter(stream=leave.serial).exists()

    def test_so_that_others_fit_into_the_year(self, ask_leave, do, refused):
        first = ask_leave(29)
        ask_leave(29, first=date(2026, 5, 4))
        with refused(Reason.NOT_MET, "60"):
            ask_leave(5, first=date(2026, 8, 3))

        do(first, "withdraw", "grid-worker")

        assert ask_leave(5, first=date(2026, 8, 3)).state == "in_approval"
