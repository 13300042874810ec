"""What a table reads as text means what Django would have read."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tables.read import day, figure, moment

HALF = Decimal("0.1")
QUARTER_OF_AN_HOUR = timedelta(minutes=15)


class TestMoments:
    @pytest.mark.parametrize(
        ("zone", "around"),
        [
            ("Asia/Shanghai", datetime(2026, 9, 21, tzinfo=UTC)),
            # Clocks are set in the night, once by half an hour and not on the hour of UTC.
            ("Europe/Berlin", datetime(2026, 3, 29, 1, tzinfo=UTC)),
            ("Europe/Berlin", datetime(2026, 10, 25, 1, tzinfo=UTC)),
            ("Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
        ],
    )
    def test_are_those_of_the_clocks_there(self, zone, around):
        there = ZoneInfo(zone)
        for number in range(-100, 100):
            at = around + number * QUARTER_OF_AN_HOUR + timedelta(seconds=7, microseconds=999_999)
            shown = at.astimezone(there).replace(tzinfo=None, microsecond=0)

            assert moment(f"{at:%Y-%m-%d %H:%M:%S.%f}", there) == shown
            assert moment(f"{at:%Y-%m-%d %H:%M:%S.%f}+00", there) == shown

    def test_none_is_none(self):
        assert moment(None, ZoneInfo("Asia/Shanghai")) is None


class TestDaysAndFigures:
    def test_are_values(self):
        assert (day("2026-09-21"), day(None)) == (date(2026, 9, 21), None)

    @pytest.mark.parametrize(
        ("text", "shown"),
        [("2", "2.0"), ("2.5", "2.5"), ("2.500", "2.5"), ("0", "0.0"), (None, "0")],
    )
    def test_have_the_same_places_whatever_a_database_keeps(self, text, shown):
        assert str(figure(text, HALF)) == shown
