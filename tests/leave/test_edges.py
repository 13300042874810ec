"""Leave at the edges of the calendar: each is counted, or refused with the sentence that says what to do."""

from datetime import date, datetime, time, timedelta

import pytest

from tests.plugins.matters import SHANGHAI
from tests.seals import clause, published, route, station
from workflows.chains.models import ClockWord
from workflows.chains.service import Reason, Refusal, perform
from workflows.chains.sweeping import sweep


class TestTheDaysOfALeave:
    @pytest.mark.parametrize(
        ("first", "days", "title"),
        [
            # Saturday 14 and 28 February 2026 are worked, 15 to 23 are the Spring Festival.
            (date(2026, 2, 13), 3, "事假 3 天"),
            (date(2026, 2, 27), 2, "事假 2 天"),
            (date(2026, 12, 30), 5, "事假 5 天"),
        ],
    )
    def test_are_calendar_days_whatever_is_worked(self, ask_leave, first, days, title):
        leave = ask_leave(days, first=first, on=first - timedelta(days=3))

        assert leave.title == title
        assert leave.last_day == first + timedelta(days=days - 1)

    @pytest.mark.parametrize("days", [0, -400])
    def test_are_at_least_one(self, ask_leave, days):
        with pytest.raises(Refusal) as refused:
            ask_leave(days)

        (sentence,) = refused.value.errors["last_day"]
        assert "早于第一天" in sentence
        assert "请把最后一天改到" in sentence

    @pytest.mark.parametrize(
        ("why", "said"),
        [("sick", "每次不超过 180 天，这次 400 天"), ("personal", "2026年内最多 60 天")],
    )
    def test_are_not_four_hundred(self, ask_leave, refused, why, said):
        with refused(Reason.NOT_MET, said):
            ask_leave(400, leave_type=why)


class TestAStepAtTheTurnOfTheYear:
    """2027 is not published: Monday to Friday is taken for it."""

    @pytest.fixture
    def matter(self, ask_seal, office):
        timed = station("office-director", within=2, within_unit="working_days")
        published(clause("主任二日内批。", route(by=[timed])), in_force_from=date(2026, 1, 1))
        return lambda on: ask_seal(on=on)

    def test_is_due_over_a_day_that_is_worked_on_a_saturday(self, matter):
        # Friday 13 February: the Saturday is worked, then nine days are free.
        (step,) = matter(date(2026, 2, 13)).steps.all()

        assert step.due_at.astimezone(SHANGHAI).date() == date(2026, 2, 24)

    def test_is_due_in_the_new_year(self, matter):
        (step,) = matter(date(2026, 12, 31)).steps.all()

        assert step.due_at.astimezone(SHANGHAI).date() == date(2027, 1, 4)

    def test_is_late_from_midnight_on_and_not_a_second_before(self, matter, office):
        found = matter(date(2026, 3, 2))
        midnight = datetime.combine(date(2026, 3, 5), time(0), SHANGHAI)

        sweep(now=midnight - timedelta(seconds=2))
        assert found.steps.get().said == ClockWord.REMIND
        sweep(now=midnight)
        assert found.steps.get().said == ClockWord.CHASE


def test_a_holder_acts_until_the_midnight_of_his_last_day(ask_leave, person, refused):
    leave = ask_leave(2)
    deputy = person("deputy-leader")
    deputy.appointments.update(ends=date(2026, 3, 4))
    midnight = datetime.combine(date(2026, 3, 5), time(0), SHANGHAI)

    with refused(Reason.NOT_ALLOWED):
        perform(leave, "approve", by=deputy, at=midnight)
    before = midnight - timedelta(seconds=1)
    assert perform(leave, "approve", by=deputy, at=before).state == "approved"
