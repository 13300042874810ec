"""Loading the calendar as the administrators keep it now."""

from datetime import date

from django.db.models import DateField, Value
from django.db.models.functions import Cast

from calendars.models import CalendarDay, CalendarYear
from calendars.work import WorkCalendar

NO_YEAR = 0


def load_calendar(since: date = date.min) -> WorkCalendar:
    """The calendar of this moment, read anew in one query: no process keeps an old one.

    Whoever counts forward from a day asks for the days since then, which are few.
    """
    years = CalendarYear.objects.order_by().annotate(
        day=Cast(Value(None), DateField()), working=Value(value=False)
    )
    days = CalendarDay.objects.order_by().filter(day__gte=since).annotate(year=Value(NO_YEAR))
    columns = ("day", "working", "year")
    rows = list(days.values_list(*columns).union(years.values_list(*columns), all=True))
    return WorkCalendar(
        exceptions={day: working for day, working, _year in rows if day is not None},
        confirmed_years=frozenset(year for day, _working, year in rows if day is None),
        begins=since,
    )
