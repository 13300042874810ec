"""销假, 取消: days not taken are given back, each act at its time."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.formats import date_format

from facts.held import held_about, year_of
from people.service import hats
from tests.plugins.matters import FIRST_DAY, acts, morning
from workflows.chains.acts import Matter
from workflows.chains.service import Reason, hindrances
from workflows.leave.late import QUESTION
from workflows.leave.models import Leave
from workflows.leave.spans import span_of, taken_of

LAST_DAY = date(2026, 3, 13)


@pytest.fixture
def counted(person):
    """Days that count in a year for the grid worker, of personal leave unless another fact is named."""

    def days(year: int = 2026, fact: str = "leave.personal_days") -> Decimal:
        first, last = year_of(date(year, 1, 1))
        worker = person("grid-worker")
        held = held_about(worker, summed=[fact], since=first, until=last, on=last)
        return held.between(fact, first, last)

    return days


class TestReportingBack:
    def test_closes_the_leave(self, approved, do):
        leave = do(approved(), "report_back", "grid-worker", on=date(2026, 3, 14))

        assert (leave.state, leave.final) == ("closed", True)
        assert leave.back_on == date(2026, 3, 14)
        assert acts(leave)[-1] == "report_back"

    def test_before_the_slip_is_on_file_is_refused(self, approved, do, refused):
        leave = approved(filed=False)

        with refused(Reason.STATE, "三.10"):
            do(leave, "report_back", "grid-worker", on=LAST_DAY)

    def test_of_a_leave_that_is_over_says_why_it_is_not_open_yet(self, approved, person):
        """Otherwise the lamp says “not reported back”, and no button is there to do it."""
        leave = approved(filed=False)

        def told(user: str, day: date) -> list[str]:
            steps = list(leave.steps.all())
            matter = Matter(leave, steps, person(user), morning(day), hats(person(user), day))
            return [each for each in hindrances(matter) if "三.10" in each]

        assert told("grid-worker", LAST_DAY)
        assert not told("grid-worker", FIRST_DAY)
        assert not told("office-clerk", LAST_DAY)

    def test_before_it_is_approved_is_refused(self, ask_leave, do, refused):
        leave = ask_leave()

        with refused(Reason.STATE, leave.title):
            do(leave, "report_back", "grid-worker")

    @pytest.mark.parametrize("user", ["office-clerk", "office-clerk-2"])
    def test_is_done_by_the_office_as_well(self, approved, do, user):
        assert do(approved(), "report_back", user, on=date(2026, 3, 14)).state == "closed"

    @pytest.mark.parametrize("user", ["deputy-leader", "office-director", "grid-worker-2"])
    def test_is_done_by_nobody_else(self, approved, do, refused, user):
        leave = approved()

        with refused(Reason.NOT_ALLOWED):
            do(leave, "report_back", user, on=date(2026, 3, 14))

    def test_before_the_leave_begins_is_refused(self, approved, do, refused):
        """With one tap a leave that is still to come would be over: it is cancelled instead."""
        leave = approved()

        with refused(Reason.STATE, date_format(FIRST_DAY), "取消请假"):
            do(leave, "report_back", "grid-worker", on=date(2026, 3, 8))
        with refused(Reason.STATE):
            do(leave, "report_back", "office-clerk", on=date(2026, 3, 8))


class TestAnEarlyReturn:
    """Five days from 9 to 13 March; back at work on the 12th: two days were not taken."""

    def test_gives_the_days_not_taken_back(self, approved, do, counted):
        leave = approved()
        assert counted() == 5

        do(leave, "report_back", "grid-worker", on=date(2026, 3, 12))

        assert counted() == counted(fact="leave.days") == 3

    def test_may_be_reported_later(self, approved, do, counted):
        do(
            approved(),
            "report_back",
            "grid-worker",
            on=date(2026, 3, 20),
            data={"back_on": "2026-03-12"},
        )

        assert counted() == 3

    def test_gives_half_days_back_as_halves(self, approved, do, counted):
        leave = approved(ends="am")
        assert counted() == Decimal("4.5")

        do(leave, "report_back", "grid-worker", on=LAST_DAY)

        assert counted() == 4

    def test_leaves_the_halves_that_were_taken(self, approved, do):
        """Four days and a half up to the 13th; back that morning: four days were taken."""
        leave = do(approved(ends="am"), "report_back", "grid-worker", on=LAST_DAY)

        assert span_of(taken_of(Leave.objects.get(pk=leave.pk))).days == 4

    def test_gives_back_in_the_year_of_each_day(self, approved, do, counted):
        """Of 29 December to 4 January, back on 2 January: three days of the new year."""
        leave = approved(7, first=date(2026, 12, 29), on=date(2026, 12, 20))
        assert (counted(2026), counted(2027)) == (3, 4)

        do(leave, "report_back", "grid-worker", on=date(2027, 1, 2))

        assert (counted(2026), counted(2027)) == (3, 1)

    def test_of_statutory_leave_touches_no_limit(self, approved, do, counted):
        do(approved(leave_type="marriage"), "report_back", "grid-worker", on=date(2026, 3, 12))

        assert counted() == 0
        assert counted(fact="leave.days") == 3

    def test_leaves_room_for_another_slip(self, approved, ask_leave, do, refused):
        ask_leave(29, first=date(2026, 5, 4))
        ask_leave(27, first=date(2026, 7, 16))
        leave = approved(4)
        with refused(Reason.NOT_MET):
            ask_leave(1, first=date(2026, 10, 5))

        do(leave, "report_back", "grid-worker", on=date(2026, 3, 12))

        assert ask_leave(1, first=date(2026, 10, 5)).state == "in_approval"


class TestALateReturn:
    """D1-3.1b: a slip up to Friday the 13th; what no slip covers is named and stays with it."""

    @staticmethod
    def said(leave):
        return [each["sentence"] for each in leave.verdicts if each["kind"] == QUESTION]

    def test_names_the_working_days_between(self, approved, do):
        (sentence,) = self.said(do(approved(), "report_back", "grid-worker", on=date(2026, 3, 18)))

        assert "3月16日至3月17日" in sentence
        assert "三.1" in sentence

    def test_after_a_weekend_is_none(self, approved, do):
        assert not self.said(do(approved(), "report_back", "grid-worker", on=date(2026, 3, 16)))

    def test_that_another_slip_covers_is_none(self, approved, do):
        leave = approved()
        approved(2, first=date(2026, 3, 16))

        assert not self.said(do(leave, "report_back", "grid-worker", on=date(2026, 3, 18)))

    def test_that_the_office_has_answered_for_is_none(self, approved, do):
        noted = {"data": {"absence": "excused"}, "on": date(2026, 3, 16)}
        leave = do(approved(), "note_absence", "office-clerk", **noted)

        assert not self.said(do(leave, "report_back", "grid-worker", on=date(2026, 3, 18)))


class TestTheDayOfBeingBack:
    @pytest.mark.parametrize(
        "given", ["2026-03-15", "2026-03-01", "soon", "2026-02-30", "x" * 3000]
    )
    def test_lies_between_asking_and_today(self, approved, do, refused, given):
        leave = approved()

        with refused(Reason.INVALID) as refusal:
            do(leave, "report_back", "grid-worker", on=date(2026, 3, 14), data={"back_on": given})
        assert list(refusal.value.errors) == ["back_on"]
        assert len(refusal.value.sentence) < 200


class TestCancelling:
    def test_before_the_first_day_gives_everything_back(self, approved, do, counted):
        leave = do(approved(), "cancel", "grid-worker", on=date(2026, 3, 8))

        assert (leave.state, leave.final) == ("cancelled", True)
        assert counted() == counted(fact="leave.days") == 0

    def test_works_before_filing_too_and_drops_it(self, approved, do):
        leave = do(approved(filed=False), "cancel", "grid-worker", on=date(2026, 3, 8))

        assert list(leave.steps.filter(act="file").values_list("status", flat=True)) == ["dropped"]

    def test_from_the_first_day_on_is_refused(self, approved, do, refused):
        leave = approved()

        with refused(Reason.STATE, date_format(FIRST_DAY)):
            do(leave, "cancel", "grid-worker", on=FIRST_DAY)

    def test_is_up_to_the_applicant(self, approved, do, refused):
        leave = approved()

        with refused(Reason.NOT_ALLOWED):
            do(leave, "cancel", "office-clerk")
