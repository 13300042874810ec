"""周期: the spans of days over which duties are counted, each with its last day in time (pure)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calendars.work import WorkCalendar

from .kinds import Choice

ONE_DAY = timedelta(days=1)
THURSDAY = 3
FIRST_HALF_ENDS = 15


class Period(Choice):
    """How often: each record by itself, or so much in a day, a week, a month …"""

    EACH = "each", gettext_lazy("each time")
    DAY = "day", gettext_lazy("every day")
    WEEK = "week", gettext_lazy("every week")
    HALF_MONTH = "half_month", gettext_lazy("every half-month")
    MONTH = "month", gettext_lazy("every month")
    QUARTER = "quarter", gettext_lazy("every quarter")
    HALF_YEAR = "half_year", gettext_lazy("every half-year")
    YEAR = "year", gettext_lazy("every year")
    EVERY_N_DAYS = "every_n_days", gettext_lazy("every so many days")


MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}


@dataclass(frozen=True)
class Span:
    """One period: its days, both included, and the last day in time."""

    first: date
    last: date
    due: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def days(self) -> list[date]:
        """Every day of it."""
        return [self.first + ONE_DAY * n for n in range((self.last - self.first).days + 1)]

    @property
    def month(self) -> tuple[int, int]:
        """The month that it belongs to: an edge week is of the month of its Thursday."""
        middle = min(self.first + ONE_DAY * THURSDAY, self.last)
        return middle.year, middle.month

    def label(self) -> str:
        """8月3日—8月9日, with one day only 8月3日."""
        return named(self.first, self.last)


def named(first: date, last: date) -> str:
    """A span of days as one says it, with the year: 2026年8月3日—8月9日."""
    start = date_format(first, "DATE_FORMAT")
    if first == last:
        return start
    same_year = first.year == last.year
    end = date_format(last, "MONTH_DAY_FORMAT" if same_year else "DATE_FORMAT")
    return _("%(first)s to %(last)s") % {"first": start, "last": end}


def whole(per: Period, day: date) -> Span:
    """The calendar period that a day lies in; the week begins on Monday, halves of a month are 1–15 and 16–end."""
    match per:
        case Period.WEEK:
            first = day - ONE_DAY * day.weekday()
            return _span(first, first + ONE_DAY * 6)
        case Period.HALF_MONTH if day.day <= FIRST_HALF_ENDS:
            return _span(day.replace(day=1), day.replace(day=FIRST_HALF_ENDS))
        case Period.HALF_MONTH:
            return _span(day.replace(day=FIRST_HALF_ENDS + 1), month_end(day))
        case Period.MONTH | Period.QUARTER | Period.HALF_YEAR | Period.YEAR:
            return _months(day, MONTHS[per])
        case _:
            return _span(day, day)


def periods(per: Period, first: date, last: date) -> Iterator[Span]:
    """The calendar periods asked about by a span of days; a week is asked about by its Thursday."""
    span = whole(per, first)
    while _asks(per, span) <= last:
        if _asks(per, span) >= first:
            yield span
        span = whole(per, span.last + ONE_DAY)


def month_end(day: date) -> date:
    """The last day of the month of a day."""
    following = (day.replace(day=28) + ONE_DAY * 4).replace(day=1)
    return following - ONE_DAY


def day_of_month(day: date, number: int) -> date:
    """The day with this number in the month of a day, its last where it is shorter."""
    return day.replace(day=min(number, month_end(day).day))


def moved_earlier(day: date, calendar: WorkCalendar) -> date:
    """The day itself, or the last working day before a holiday or weekend (D2-2.4a)."""
    while not calendar.is_working(day):
        day -= ONE_DAY
    return day


def _asks(per: Period, span: Span) -> date:
    # Of what is longer than a week the last day decides: a month asks about the quarter that ends in it.
    return span.first + ONE_DAY * THURSDAY if per is Period.WEEK else span.last


def _months(day: date, length: int) -> Span:
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    last = first
    for _each in range(length - 1):
        last = month_end(last) + ONE_DAY
    return _span(first, month_end(last))


def _span(first: date, last: date) -> Span:
    return Span(first, last, last)
