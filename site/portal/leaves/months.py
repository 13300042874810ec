"""A month of the calendar, and where leaves lie in it."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from calendars.service import WorkCalendar

from .away import ONE_DAY

FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass(frozen=True)
class Month:
    """A calendar month, with its neighbours for the links to and fro."""

    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first.replace(day=self.length)

    @property
    def length(self) -> int:
        """How many days it has."""
        return monthrange(self.first.year, self.first.month)[1]

    @property
    def before(self) -> date:
        """The first day of the month before."""
        return (self.first - ONE_DAY).replace(day=1)

    @property
    def after(self) -> date:
        """The first day of the month after."""
        return self.last + ONE_DAY

    def part(self, first: date, last: date) -> tuple[int, int] | None:
        """Where a span of days lies in it, from day 0 on, and how long; None where it does not touch it."""
        first, last = max(first, self.first), min(last, self.last)
        return (first.day - 1, (last - first).days + 1) if first <= last else None


def month_asked(given: str, today: date) -> Month:
    """The month that was asked for (2026-09), or the present one."""
    try:
        first = date.fromisoformat(f"{given}-01")
    except ValueError:
        return Month(today.replace(day=1))
    # Beyond them there is no month before or after to lead to.
    return Month(first if FIRST_YEAR <= first.year <= LAST_YEAR else today.replace(day=1))


def off_days(month: Month, calendar: WorkCalendar) -> list[int]:
    """The days of a month on which nobody works, from 0."""
    days = (month.first + ONE_DAY * number for number in range(month.length))
    return [day.day - 1 for day in days if not calendar.is_working(day)]


def outline(parts: Iterable[tuple[int, int]], top: str = "0", height: str = "1") -> str:
    """Boxes as one path of an SVG a day wide and one high: drawing each by itself costs as much as its row."""
    return "".join([f"M{start} {top}h{length}v{height}h-{length}z" for start, length in parts])
