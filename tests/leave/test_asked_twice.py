"""The same half day is not asked for twice: explaining and handing in say which slip has it already."""

from datetime import date

import pytest

from forms.schemas.service import current_edition
from tests.plugins.matters import ASKED_ON, FIRST_DAY, slip
from workflows.chains.service import Reason, explain

pytestmark = pytest.mark.usefixtures("office")

#: The first slip asks for five days from 9 to 13 March.
WEDNESDAY, MONDAY_AFTER = date(2026, 3, 11), date(2026, 3, 16)


def told(verdicts) -> list[str]:
    return [each.sentence for each in verdicts if each.kind == "overlap"]


@pytest.fixture
def explained(person):
    """What is said before handing in."""

    def ask(days: int = 1, first: date = WEDNESDAY, *, by: str = "grid-worker", **more):
        return explain(
            current_edition("leave"), slip(days, first, **more), applicant=person(by), on=ASKED_ON,
            origin=more.pop("origin", ""),
        )  # fmt: skip

    return ask


class TestADayThatASlipHasAlready:
    def test_is_refused_with_the_slip_the_days_and_what_to_do(self, ask_leave, refused):
        first = ask_leave(5)

        with refused(Reason.NOT_MET, first.serial, first.title, "3月12日至3月13日", "撤回"):
            ask_leave(4, first=date(2026, 3, 12))

    def test_is_told_before_handing_in(self, ask_leave, explained):
        first = ask_leave(5)

        before = explained(leave_type="sick")

        assert not before.accepted
        assert first.serial in told(before.considered.verdicts)[0]

    def test_is_refused_of_an_approved_slip_with_other_advice(self, approved, ask_leave, refused):
        approved(5)

        with refused(Reason.NOT_MET, "3月11日", "取消", "销假"):
            ask_leave(1, first=WEDNESDAY)

    def test_is_refused_of_leave_that_was_taken(self, approved, ask_leave, do, refused):
        do(approved(5), "report_back", "grid-worker", on=date(2026, 3, 14))

        with refused(Reason.NOT_MET, "3月11日"):
            ask_leave(1, first=WEDNESDAY, on=date(2026, 3, 15))

    def test_names_every_slip_up_to_three(self, ask_leave, explained):
        for day in (9, 11, 13, 15):
            ask_leave(1, first=date(2026, 3, day))

        assert len(told(explained(10, first=date(2026, 3, 9)).considered.verdicts)) == 3


class TestADayIsFreeAgain:
    @pytest.mark.parametrize("act", ["withdraw", "return", "reject"])
    def test_when_the_slip_came_to_nothing_or_was_returned(self, ask_leave, do, act):
        do(ask_leave(2), act, "grid-worker" if act == "withdraw" else "deputy-leader")

        assert ask_leave(2, first=FIRST_DAY).state == "in_approval"

    def test_when_the_leave_was_cancelled(self, approved, ask_leave, do):
        do(approved(5), "cancel", "grid-worker")

        assert ask_leave(1, first=WEDNESDAY).state == "in_approval"

    def test_from_the_day_of_an_early_return_on(self, approved, ask_leave, do, refused):
        do(approved(5), "report_back", "grid-worker", on=WEDNESDAY)

        with refused(Reason.NOT_MET, "3月10日"):
            ask_leave(2, first=date(2026, 3, 10), on=WEDNESDAY)
        assert ask_leave(1, first=WEDNESDAY, on=WEDNESDAY).state == "in_approval"

    def test_for_the_slip_itself_when_it_is_corrected(self, approved, do):
        leave = do(approved(5), "correct", "grid-worker", opinion="日期写错了。")

        again = do(leave, "resubmit", "grid-worker", answers=slip(3))

        assert again.state == "in_approval"

    def test_but_not_if_another_slip_took_it_meanwhile(self, ask_leave, do, refused):
        leave = do(ask_leave(2), "return", "deputy-leader")
        other = ask_leave(1, first=date(2026, 3, 9))

        with refused(Reason.NOT_MET, other.serial):
            do(leave, "resubmit", "grid-worker", answers=slip(2))


class TestHalves:
    def test_of_one_day_fit_together(self, ask_leave):
        ask_leave(1, ends="am")

        assert ask_leave(1, first=FIRST_DAY, starts="pm").state == "in_approval"

    def test_of_the_same_time_do_not(self, ask_leave, refused):
        ask_leave(3, first=WEDNESDAY, starts="pm")

        with refused(Reason.NOT_MET, "3月11日下午"):
            ask_leave(1, first=WEDNESDAY)
        assert ask_leave(3, first=date(2026, 3, 9), ends="am").state == "in_approval"

    def test_say_in_which_half_it_ends(self, ask_leave, refused):
        ask_leave(3, first=WEDNESDAY, ends="am")

        with refused(Reason.NOT_MET, "3月12日至3月13日上午"):
            ask_leave(3, first=date(2026, 3, 12))


class TestNobodyIsHindered:
    def test_by_the_slip_of_somebody_else(self, ask_leave):
        ask_leave(2)

        assert ask_leave(2, by="grid-worker-2").state == "in_approval"

    def test_by_or_in_leave_from_a_meeting(self, ask_leave):
        ask_leave(5)
        meeting = {"leave_type": "meeting", "meeting": "街道例会"}

        assert ask_leave(1, first=WEDNESDAY, **meeting).state == "in_approval"
        assert ask_leave(1, first=MONDAY_AFTER, **meeting).state == "in_approval"
        assert ask_leave(1, first=MONDAY_AFTER).state == "in_approval"


class TestAnExtension:
    """续假: begins the day after; over the same days it counts them twice."""

    def test_is_not_refused_but_told(self, approved, ask_leave):
        first = approved(5)

        longer = ask_leave(4, first=date(2026, 3, 12), origin=first)

        (said,) = [each for each in longer.verdicts if each["kind"] == "overlap"]
        assert said["effect"] == "warn"
        assert first.serial in said["sentence"]
        assert "3月14日" in said["sentence"]

    def test_is_told_so_when_it_is_handed_in_again_too(self, approved, ask_leave, do):
        longer = ask_leave(4, first=date(2026, 3, 12), origin=approved(5))
        do(longer, "return", "deputy-leader")

        again = do(longer, "resubmit", "grid-worker", answers=slip(4, date(2026, 3, 12)))

        assert [each["effect"] for each in again.verdicts if each["kind"] == "overlap"] == ["warn"]


class TestAnExtensionOfALeaveThatEndsAtNoon:
    def test_begins_in_the_afternoon(self, approved):
        assert approved(5, ends="am").continues_with == {
            "leave_type": "personal", "first_day": "2026-03-13", "starts": "pm",
        }  # fmt: skip
        assert approved(1, by="grid-worker-2").continues_with["first_day"] == "2026-03-10"

    def test_ends_both_when_one_is_back(self, approved, ask_leave, do):
        first = approved(5, ends="am")
        longer = ask_leave(2, first=date(2026, 3, 13), starts="pm", origin=first)
        for step in list(longer.steps.all()):
            do(longer, step.act, "office-clerk" if step.act == "file" else step.post_id)

        do(longer, "report_back", "grid-worker", on=MONDAY_AFTER)

        first.refresh_from_db()
        assert (first.state, first.back_on) == ("closed", date(2026, 3, 14))


class TestWhatWentBackToItsApplicant:
    """It counts in no limit until it is handed in again."""

    @pytest.fixture
    def before(self, person):
        def days() -> set:
            told = explain(
                current_edition("leave"), slip(1, date(2026, 6, 1)), applicant=person("grid-worker"), on=ASKED_ON
            ).considered  # fmt: skip
            return {each.meter.before for each in told.verdicts if each.meter}

        return days

    def test_when_it_was_returned(self, ask_leave, do, before):
        leave = do(ask_leave(5), "return", "deputy-leader")
        assert before() == {0}

        do(leave, "resubmit", "grid-worker")
        assert before() == {5}

    def test_but_not_when_it_went_back_to_a_step(self, ask_leave, do, before):
        leave = ask_leave(5)
        do(leave, "opine", "deputy-leader")
        done = leave.steps.get(act="opine")
        do(leave, "return", "office-director", data={"to_step": str(done.pk)})

        assert before() == {5}

    def test_when_it_is_taken_back_to_be_corrected(self, approved, do, before):
        do(approved(5), "correct", "grid-worker")

        assert before() == {0}
