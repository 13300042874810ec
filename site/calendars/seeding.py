"""Seeding the calendar with the published holidays and make-up workdays."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib.metadata import version

from chinese_calendar import constants
from django.db import transaction

from calendars.models import CalendarDay, CalendarYear
from calendars.signals import changed


@dataclass(frozen=True)
class Seeded:
    """What seeding added."""

    days: int
    years: tuple[int, ...]


def known_years() -> tuple[int, ...]:
    """The years that chinesecalendar has; it ends with the year published."""
    return tuple(sorted({day.year for day in constants.holidays}))


@transaction.atomic
def seed(years: Collection[int] | None = None) -> Seeded:
    """Add the published days of years not confirmed yet, or of those named.

    A day that is there already stays as it is: somebody may have edited it.
    """
    wanted = set(known_years() if years is None else years) & set(known_years())
    if years is None:
        # A day deleted from a year that was seeded before must not come back by itself.
        wanted -= set(CalendarYear.objects.values_list("year", flat=True))
    present = set(CalendarDay.objects.values_list("day", flat=True))
    days = [day for day in _published() if day.day.year in wanted and day.day not in present]
    CalendarDay.objects.bulk_create(days)
    source = f"chinesecalendar {version('chinesecalendar')}"
    for year in sorted(wanted):
        CalendarYear.objects.get_or_create(year=year, defaults={"source": source})
    if days:
        changed.send(sender=CalendarDay)
    return Seeded(len(days), tuple(sorted(wanted)))


def _published() -> Iterator[CalendarDay]:
    for working, days in ((False, constants.holidays), (True, constants.workdays)):
        for day, holiday in days.items():
            name = constants.Holiday(holiday).chinese
            yield CalendarDay(day=day, working=working, name=name)
