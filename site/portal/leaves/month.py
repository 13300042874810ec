"""团队日历: a month of absences, a strip of days for each person."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from calendars.service import WorkCalendar, load_calendar
from people.models import Person
from workflows.applications.models import State
from workflows.leave.models import Leave

from ..access import Visitor
from .away import MOST_LEAVES, ONE_DAY, between, last_away

FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass(frozen=True)
class Month:
    """A calendar month, with its neighbours for the links to and fro."""

    first: date

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])

    @property
    def before(self) -> date:
        """The first day of the month before."""
        return (self.first - ONE_DAY).replace(day=1)

    @property
    def after(self) -> date:
        """The first day of the month after."""
        return self.last + ONE_DAY


@dataclass(frozen=True)
class Bar:
    """A leave on the strip: from which day of the month on, over how many, decided or not yet."""

    leave: Leave
    start: int
    length: int

    @property
    def decided(self) -> bool:
        """Whether it is approved."""
        return self.leave.state != State.IN_APPROVAL


@dataclass(frozen=True)
class Row:
    """One person's month."""

    person: Person
    label: str
    bars: list[Bar]


@dataclass(frozen=True)
class Away:
    """A month of absences; `off` are the days of the month on which nobody works."""

    month: Month
    rows: list[Row]
    off: list[int]
    more: bool
    #: Whether the holidays of the year are not announced yet (暂定).
    provisional: bool
    today: date

    @property
    def scale(self) -> list[tuple[int, str]]:
        """Its days, each with how it is marked: where there is no room, only every fifth is shown."""
        return [(day, self._mark(day)) for day in range(1, self.length + 1)]

    def _mark(self, day: int) -> str:
        if self.month.first.replace(day=day) == self.today:
            return "today"
        return "fifth" if day == 1 or day % 5 == 0 else ""

    @property
    def length(self) -> int:
        """The days of the month."""
        return self.month.last.day


def month_asked(given: str, today: date) -> Month:
    """The month that was asked for (2026-09), or the present one."""
    try:
        first = date.fromisoformat(f"{given}-01")
    except ValueError:
        return Month(today.replace(day=1))
    # Beyond them there is no month before or after to lead to.
    return Month(first if FIRST_YEAR <= first.year <= LAST_YEAR else today.replace(day=1))


def away_in(visitor: Visitor, month: Month) -> Away:
    """Who is away in a month, as far as the visitor may see it."""
    leaves = between(visitor, month.first, month.last)
    shown = leaves[:MOST_LEAVES]
    calendar = load_calendar(since=month.first)
    return Away(
        month,
        list(_rows(shown, month)),
        off_days(month, calendar),
        len(leaves) > len(shown),
        calendar.is_provisional(month.first),
        visitor.today,
    )


def _rows(leaves: Iterable[Leave], month: Month) -> Iterable[Row]:
    for _person, own in groupby(leaves, key=lambda leave: leave.applicant_id):
        bars = [bar for each in own if (bar := bar_of(each, month))]
        if bars:
            whose = bars[0].leave
            yield Row(whose.applicant, whose.appointment.label, bars)


def bar_of(leave: Leave, month: Month) -> Bar | None:
    """Where a leave lies in a month; None where none of its days is left in it."""
    first, last = max(leave.first_day, month.first), min(last_away(leave), month.last)
    return Bar(leave, first.day - 1, (last - first).days + 1) if first <= last else None


def off_days(month: Month, calendar: WorkCalendar) -> list[int]:
    """The days of a month on which nobody works, from 0."""
    days = (month.first + ONE_DAY * number for number in range(month.last.day))
    return [day.day - 1 for day in days if not calendar.is_working(day)]
