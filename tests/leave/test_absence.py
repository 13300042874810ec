"""D1-3.1b: away without an approved slip is a question put to the office, never a penalty by itself."""

from datetime import date, timedelta

import pytest

from tests.plugins.matters import FIRST_DAY, morning
from trail.service import timeline
from workflows.chains.service import Reason, open_acts, perform

pytestmark = pytest.mark.usefixtures("office")
NEXT_DAY = FIRST_DAY + timedelta(days=1)


@pytest.fixture
def clerk(person):
    return person("office-clerk")


def noted(leave, by, day, **more):
    given = {"opinion": "电话核实，在医院。", "data": {"absence": "excused"}, **more}
    return perform(leave, "note_absence", by=by, at=morning(day), **given)


class TestASlipThatIsNotApprovedWhenItsFirstDayComes:
    def test_is_put_to_the_office(self, ask_leave, clerk):
        leave = ask_leave(days=2)

        assert leave.tell == "office-clerk"
        assert "note_absence" not in {a.code for a in open_acts(leave, by=clerk, at=morning())}
        assert "note_absence" in {
            a.code for a in open_acts(leave, by=clerk, at=morning(FIRST_DAY))
        }  # fmt: skip

    @pytest.mark.parametrize("answer", ["excused", "absent"])
    def test_is_answered_once_and_goes_on(self, ask_leave, clerk, refused, answer):
        leave = noted(ask_leave(days=2), clerk, FIRST_DAY, data={"absence": answer})

        assert (leave.state, leave.absence, leave.due_at) == ("in_approval", answer, None)
        with refused(Reason.STATE):
            noted(leave, clerk, FIRST_DAY)

    def test_needs_a_word_and_one_of_two_answers(self, ask_leave, clerk, refused):
        leave = ask_leave(days=2)

        with refused(Reason.INVALID):
            noted(leave, clerk, FIRST_DAY, data={"absence": "fired"})
        with refused(Reason.INVALID):
            noted(leave, clerk, FIRST_DAY, opinion=" ")

    def test_is_not_for_the_applicant_nor_for_who_decides(self, ask_leave, person, refused):
        leave = ask_leave(days=2)

        for who in ("grid-worker", "deputy-leader"):
            with refused(Reason.NOT_ALLOWED):
                noted(leave, person(who), FIRST_DAY)


def test_who_does_not_report_back_is_asked_about_too(ask_leave, do, clerk):
    leave = do(ask_leave(days=1), "approve", "deputy-leader")
    leave = do(leave, "file", "office-clerk")

    assert noted(leave, clerk, NEXT_DAY).state == "approved"


class TestWhoOverstayedAndIsBack:
    """Back on Wednesday from a slip up to Monday: what Tuesday was is asked still, and nothing follows by itself."""

    @pytest.fixture
    def back(self, approved, do):
        return do(approved(1), "report_back", "grid-worker", on=FIRST_DAY + timedelta(days=2))

    def test_is_answered_by_the_office_with_the_clause(self, back, clerk, refused):
        leave = noted(back, clerk, NEXT_DAY + timedelta(days=3), data={"absence": "absent"})

        assert (leave.state, leave.absence, leave.ended_at) == ("closed", "absent", back.ended_at)
        trace = timeline(leave.serial).last()
        assert [each["path"] for each in trace.basis] == ["三.1"]
        (said,) = leave.questions
        assert not said["met"]
        assert "3月10日" in said["sentence"]
        assert "2026年3月13日" in said["sentence"]
        assert "旷工" in said["sentence"].split("2026年3月13日")[1]
        with refused(Reason.STATE):
            noted(leave, clerk, NEXT_DAY + timedelta(days=3))

    def test_is_put_to_the_office_by_the_return_itself(self, back):
        assert timeline(back.serial).last().payload.data["told"] == "办公室人员"

    def test_is_not_for_who_was_away(self, back, person, refused):
        with refused(Reason.NOT_ALLOWED):
            noted(back, person("grid-worker"), NEXT_DAY + timedelta(days=3))

    def test_who_is_back_in_time_is_not_asked_about(self, approved, do, clerk, refused):
        leave = do(approved(1), "report_back", "grid-worker", on=NEXT_DAY)

        assert "told" not in timeline(leave.serial).last().payload.data
        with refused(Reason.STATE):
            noted(leave, clerk, NEXT_DAY)


def test_a_slip_handed_in_afterwards_is_asked_about_once_it_has_ended(approved, do, clerk):
    leave = approved(1, first=FIRST_DAY, on=NEXT_DAY)
    leave = do(leave, "report_back", "grid-worker", on=NEXT_DAY)

    assert "补交" in leave.questions[0]["sentence"]
    assert noted(leave, clerk, NEXT_DAY).absence == "excused"


class TestAnExtension:
    """续假: a further slip that goes on from the first; who is back from it is back from both."""

    def test_begins_the_day_after_and_ends_both(self, ask_leave, do, person):
        leave = do(ask_leave(days=1), "approve", "deputy-leader")
        leave = do(leave, "file", "office-clerk")
        assert leave.continues_with == {"leave_type": "personal", "first_day": "2026-03-10"}

        further = ask_leave(days=1, first=date(2026, 3, 10), origin=leave)
        further = do(further, "approve", "deputy-leader")
        further = do(further, "file", "office-clerk")
        further = perform(
            further, "report_back", by=person("grid-worker"), at=morning(date(2026, 3, 11))
        )
        leave.refresh_from_db()

        assert (further.state, leave.state) == ("closed", "closed")
        assert leave.back_on == date(2026, 3, 10)

    def test_goes_on_from_nothing_that_is_not_approved(self, ask_leave):
        assert ask_leave(days=1).continues_with == {}


class TestACorrection:
    """更正: what is wrong on an approved slip is decided anew, under the same editions."""

    def test_comes_back_to_the_applicant_and_runs_again(self, ask_leave, do, person):
        leave = do(ask_leave(days=1), "approve", "deputy-leader")

        leave = do(leave, "correct", "grid-worker", opinion="日期填错了一天。")

        assert leave.state == "returned"
        assert not leave.steps.filter(status="current").exists()
        answers = {**leave.answers, "last_day": "2026-03-11"}
        leave = do(leave, "resubmit", "grid-worker", answers=answers)
        assert [step.act for step in leave.steps.filter(round=2)] == ["opine", "approve", "file"]

    def test_once_under_way_is_not_withdrawn(self, ask_leave, do, refused):
        """The days away would be nowhere: not in a limit, not in pay, no question to the office."""
        leave = do(ask_leave(days=2), "approve", "deputy-leader")
        leave = do(leave, "correct", "grid-worker", on=FIRST_DAY, opinion="日期填错了一天。")

        with refused(Reason.STATE, "销假"):
            do(leave, "withdraw", "grid-worker", on=FIRST_DAY)
        leave = do(leave, "resubmit", "grid-worker", on=FIRST_DAY, answers=leave.answers)
        with refused(Reason.STATE, "销假"):
            do(leave, "withdraw", "grid-worker", on=FIRST_DAY)

    def test_before_it_begins_may_be_withdrawn(self, ask_leave, do):
        leave = do(ask_leave(days=2), "approve", "deputy-leader")
        leave = do(leave, "correct", "grid-worker", opinion="不去了。")

        assert do(leave, "withdraw", "grid-worker").state == "withdrawn"

    def test_is_too_late_once_the_leave_is_over(self, ask_leave, do, person, refused):
        leave = do(ask_leave(days=1), "approve", "deputy-leader")

        with refused(Reason.STATE):
            perform(leave, "correct", by=person("grid-worker"), at=morning(NEXT_DAY), opinion="错")
