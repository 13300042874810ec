"""D1-3.6: years of service are those of each month, from the file or counted from the first day of work (C070)."""

from datetime import date
from decimal import Decimal

import pytest

from workflows.leave.earning import Served

MAY = date(2026, 5, 15)


class TestCountedFromTheFirstDay:
    served = Served(since=date(2016, 5, 15))

    @pytest.mark.parametrize(
        ("day", "years"),
        [(date(2026, 5, 14), 9), (MAY, 10), (date(2027, 5, 14), 10), (date(2016, 5, 14), 0)],
    )
    def test_they_grow_on_its_day(self, day, years):
        assert self.served.on(day) == years

    def test_they_prevail_over_what_was_entered(self):
        served = Served(date(2016, 5, 15), ((date(2025, 1, 1), Decimal(12)),))

        assert served.on(MAY) == 10

    def test_of_a_leap_day_they_grow_on_the_day_after(self):
        served = Served(since=date(2016, 2, 29))

        assert (served.on(date(2026, 2, 28)), served.on(date(2026, 3, 1))) == (9, 10)


class TestEntered:
    served = Served(entered=((date(2025, 1, 1), Decimal(9)), (MAY, Decimal(10))))

    def test_a_number_holds_until_the_next(self):
        assert [self.served.on(date(2026, 5, day)) for day in (14, 15)] == [9, 10]

    def test_the_first_holds_before_its_day(self):
        assert self.served.on(date(2024, 1, 1)) == 9

    def test_nothing_entered_is_unknown(self):
        assert Served().on(MAY) is None
