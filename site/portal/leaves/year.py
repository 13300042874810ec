"""团队日历，全年: twelve months side by side, a line for each person, and how many are away at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from calendars.service import WorkCalendar, load_calendar
from facts.models import FactValue
from people.models import Person
from workflows.applications.models import State
from workflows.leave.facts import DAYS
from workflows.leave.models import Leave

from ..access import Visitor
from .away import ONE_DAY, Seen, last_away, leaves_in, seen_by, touching, with_whose
from .months import Month, off_days
from .whose import MOST_LEAVES, Whose, persons_of, whose

PERSONS_A_PAGE = 50
#: How dark a day is drawn, up to so many who are away.
DARKEST = 5


@dataclass(frozen=True)
class Bar:
    """A leave in a month: from which day on, over how many, decided or not yet."""

    start: int
    length: int
    decided: bool


@dataclass(frozen=True)
class Cell:
    """One person's month: the days that count, and where they lie."""

    month: Month
    days: Decimal
    bars: list[Bar]


@dataclass(frozen=True)
class Row:
    """One person's year."""

    person: Person
    label: str
    cells: list[Cell]

    @property
    def days(self) -> Decimal:
        """All days of the year."""
        return sum((each.days for each in self.cells), Decimal(0))


@dataclass(frozen=True)
class Together:
    """A month of all persons: the days on which somebody is away, each as dark as there are many."""

    month: Month
    #: (day from 0, how dark from 1 to DARKEST)
    shades: list[tuple[int, int]]
    most: int
    off: list[int]


@dataclass(frozen=True)
class YearAway:
    """A year of absences, a page of persons at a time; `next` is the last person's key, or 0."""

    year: int
    months: list[Together]
    rows: list[Row]
    next: int
    more: bool
    provisional: bool


def away_in_year(visitor: Visitor, year: int, after: int = 0) -> YearAway:
    """Who is away in a year, as far as the visitor may see it (three queries and the calendar)."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    months = [Month(date(year, number, 1)) for number in range(1, 13)]
    calendar = load_calendar(since=first)
    seen = seen_by(visitor)
    found = whose(seen, first, last)
    all_of_them = [each for each in found[:MOST_LEAVES] if each.last_away >= first]
    persons = persons_of(all_of_them)
    begin = persons.index(after) + 1 if after in persons else 0
    page = persons[begin : begin + PERSONS_A_PAGE]
    return YearAway(
        year,
        _together(all_of_them, months, calendar),
        _rows(seen, page, months),
        page[-1] if len(persons) > begin + PERSONS_A_PAGE else 0,
        len(found) > MOST_LEAVES,
        calendar.is_provisional(first),
    )


def _together(
    found: Iterable[Whose], months: Sequence[Month], calendar: WorkCalendar
) -> list[Together]:
    away: Counter[date] = Counter()
    for _person, own in groupby(
        sorted(found, key=lambda each: each.person), key=lambda each: each.person
    ):
        away.update({day for each in own for day in _days(each, months[0].first, months[-1].last)})
    return [_month_together(each, away, calendar) for each in months]


def _days(leave: Whose, first: date, last: date) -> Iterable[date]:
    begins, ends = max(leave.first, first), min(leave.last_away, last)
    return (begins + ONE_DAY * number for number in range((ends - begins).days + 1))


def _month_together(month: Month, away: Counter[date], calendar: WorkCalendar) -> Together:
    days = (month.first + ONE_DAY * number for number in range(month.last.day))
    counted = [(day.day - 1, away[day]) for day in days if away[day]]
    return Together(
        month,
        [(day, min(many, DARKEST)) for day, many in counted],
        max((many for _day, many in counted), default=0),
        off_days(month, calendar),
    )


def _rows(seen: Seen, persons: Sequence[int], months: Sequence[Month]) -> list[Row]:
    if not persons:
        return []
    found = touching(with_whose(leaves_in(seen)), months[0].first, months[-1].last)
    leaves = list(found.filter(applicant__in=persons).order_by("first_day", "pk"))
    counted = _days_by_month([each.serial for each in leaves])
    by_person = defaultdict(list)
    for each in leaves:
        by_person[each.applicant_id].append(each)
    rows = []
    for person in persons:
        own = by_person[person]
        days = _added(counted, [each.serial for each in own])
        cells = [
            Cell(month, days[month.first], [bar for each in own if (bar := _bar(each, month))])
            for month in months
        ]
        rows.append(Row(own[-1].applicant, own[-1].appointment.label, cells))
    return rows


def _bar(leave: Leave, month: Month) -> Bar | None:
    part = month.part(leave.first_day, last_away(leave.last_day, leave.back_on))
    return Bar(*part, leave.state != State.IN_APPROVAL) if part else None


def _days_by_month(serials: list[str]) -> dict[str, list[tuple[date, Decimal]]]:
    """The days of each slip by the month in which they lie; what was given back is taken off."""
    rows = FactValue.objects.filter(stream__in=serials, fact__key=DAYS, counts=True)
    found: dict[str, list[tuple[date, Decimal]]] = defaultdict(list)
    for serial, day, number in rows.values_list("stream", "day", "number"):
        found[serial].append((day.replace(day=1), number or Decimal(0)))
    return found


def _added(
    counted: Mapping[str, Sequence[tuple[date, Decimal]]], serials: Iterable[str]
) -> dict[date, Decimal]:
    sums: dict[date, Decimal] = defaultdict(Decimal)
    for serial in serials:
        for month, days in counted.get(serial, ()):
            sums[month] += days
    return sums
