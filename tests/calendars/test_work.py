"""Counting days: the day of receipt does not count, calendar days do not roll forward."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars.work import DayUnit, WorkCalendar

CALENDAR_DAYS, WORKING_DAYS = DayUnit.CALENDAR_DAYS, DayUnit.WORKING_DAYS
SHANGHAI = ZoneInfo("Asia/Shanghai")

# Around the National Day of 2026: 1 to 7 October off, Saturday 10 October at work.
OCTOBER = WorkCalendar(
    {date(2026, 10, day): False for day in range(1, 8)} | {date(2026, 10, 10): True},
    frozenset({2025, 2026}),
)


class TestAWorkingDay:
    @pytest.mark.parametrize(
        ("day", "working"),
        [
            (date(2026, 9, 30), True),  # an ordinary Wednesday
            (date(2026, 10, 1), False),  # a holiday on a Thursday
            (date(2026, 10, 10), True),  # a Saturday worked in exchange
            (date(2026, 10, 11), False),  # an ordinary Sunday
        ],
    )
    def test_is_monday_to_friday_with_exceptions(self, day, working):
        assert OCTOBER.is_working(day) is working


class TestCalendarDays:
    """D2-6.2a as read in C170: seven days from Saturday 8 August end on Saturday 15 August."""

    def test_do_not_roll_forward(self):
        assert WorkCalendar().add(date(2026, 8, 8), 7, CALENDAR_DAYS) == date(2026, 8, 15)


class TestWorkingDays:
    """D3-7a as read in C185: received on a day off, counting starts with the next working day."""

    def test_count_from_the_next_working_day(self):
        assert WorkCalendar().add(date(2026, 8, 8), 3, WORKING_DAYS) == date(2026, 8, 12)

    def test_leave_the_day_of_receipt_out(self):
        assert WorkCalendar().add(date(2026, 8, 10), 3, WORKING_DAYS) == date(2026, 8, 13)

    def test_pass_over_holidays_and_count_make_up_days(self):
        assert OCTOBER.add(date(2026, 9, 30), 3, WORKING_DAYS) == date(2026, 10, 10)

    @given(start=st.dates(date(2026, 1, 1), date(2027, 12, 31)), amount=st.integers(1, 60))
    def test_end_on_a_working_day_after_exactly_so_many(self, start, amount):
        end = OCTOBER.add(start, amount, WORKING_DAYS)
        passed = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]

        assert OCTOBER.is_working(end)
        assert sum(map(OCTOBER.is_working, passed)) == amount


class TestTheMomentWhenTimeIsUp:
    received = datetime(2026, 9, 30, 16, 20, tzinfo=SHANGHAI)

    @pytest.mark.parametrize(
        ("amount", "unit", "due"),
        [
            (0, DayUnit.AT_ONCE, datetime(2026, 9, 30, 16, 20, tzinfo=SHANGHAI)),
            (24, DayUnit.HOURS, datetime(2026, 10, 1, 16, 20, tzinfo=SHANGHAI)),
            (1, CALENDAR_DAYS, datetime(2026, 10, 1, 23, 59, 59, tzinfo=SHANGHAI)),
            (1, WORKING_DAYS, datetime(2026, 10, 8, 23, 59, 59, tzinfo=SHANGHAI)),
        ],
    )
    def test_is_the_last_second_of_the_last_day_unless_hours_count(self, amount, unit, due):
        assert OCTOBER.moment(self.received, amount, unit) == due

    def test_is_asked_for_hours_since_a_day_has_none(self):
        with pytest.raises(ValueError, match="moment"):
            OCTOBER.add(date(2026, 9, 30), 24, DayUnit.HOURS)

    def test_never_lies_before_the_start(self):
        with pytest.raises(ValueError, match="before"):
            OCTOBER.add(date(2026, 9, 30), -1, CALENDAR_DAYS)


class TestWhatIsConfirmed:
    def test_ends_with_the_last_year_before_a_gap(self):
        calendar = WorkCalendar(confirmed_years=frozenset({2024, 2025, 2027}))

        assert calendar.confirmed_through == date(2025, 12, 31)

    def test_is_nothing_in_an_empty_calendar(self):
        assert WorkCalendar().confirmed_through is None

    def test_makes_later_days_provisional(self):
        assert OCTOBER.is_provisional(date(2027, 1, 4))
        assert not OCTOBER.is_provisional(date(2026, 12, 31))
