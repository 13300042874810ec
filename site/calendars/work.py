"""Working days and the counting of days: pure, for rules and due dates alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import count, islice

SATURDAY = 5
END_OF_DAY = time(23, 59, 59)


class DayUnit(StrEnum):
    """What a deadline counts in."""

    AT_ONCE = "at_once"
    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True)
class WorkCalendar:
    """Monday to Friday, with the exceptions and confirmed years that the office keeps."""

    exceptions: Mapping[date, bool] = field(default_factory=dict)
    confirmed_years: frozenset[int] = frozenset()
    begins: date = date.min

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day; make-up workdays are, holidays are not."""
        if day < self.begins:
            raise LookupError(f"This calendar was loaded from {self.begins} on.")
        return self.exceptions.get(day, day.weekday() < SATURDAY)

    def add(self, start: date, amount: int, unit: DayUnit) -> date:
        """The last day in time; the day of receipt does not count.

        Calendar days do not roll forward when they end on a day off.
        """
        if amount < 0:
            raise ValueError("A deadline cannot lie before its start.")
        match unit:
            case DayUnit.AT_ONCE:
                return start
            case DayUnit.CALENDAR_DAYS:
                return start + timedelta(days=amount)
            case DayUnit.WORKING_DAYS:
                return self._nth_working_day_after(start, amount)
            case DayUnit.HOURS:
                raise ValueError("Hours count from a moment, not from a day: ask moment().")

    def moment(self, start: datetime, amount: int, unit: DayUnit) -> datetime:
        """The last moment in time: so many hours on, or the last second of the last day (24:00).

        The start is in local time, since its date decides which day does not count. A second
        before midnight, so that the moment still lies on the day that people speak of.
        """
        match unit:
            case DayUnit.AT_ONCE:
                return start
            case DayUnit.HOURS:
                return start + timedelta(hours=amount)
            case _:
                last_day = self.add(start.date(), amount, unit)
                return datetime.combine(last_day, END_OF_DAY, tzinfo=start.tzinfo)

    @property
    def confirmed_through(self) -> date | None:
        """The last day of the confirmed years that follow each other without a gap."""
        if not self.confirmed_years:
            return None
        first = min(self.confirmed_years)
        open_year = next(year for year in count(first) if year not in self.confirmed_years)
        return date(open_year - 1, 12, 31)

    def is_provisional(self, day: date) -> bool:
        """Whether the holidays of that year are not settled yet (暂定)."""
        return day.year not in self.confirmed_years

    def _nth_working_day_after(self, start: date, amount: int) -> date:
        later = (start + timedelta(days=step) for step in count(1))
        working = filter(self.is_working, later)
        return next(islice(working, amount - 1, None)) if amount else start
