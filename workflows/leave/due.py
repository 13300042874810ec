"""By when a leave is to be decided, and reported back; in words."""

from datetime import date, datetime, time, timedelta

from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from calendars.service import END_OF_DAY

ONE_DAY = timedelta(days=1)


def start_of(day: date) -> datetime:
    """Midnight at which a day begins."""
    return datetime.combine(day, time.min, get_current_timezone())


def end_of(day: date) -> datetime:
    """The last second of a day."""
    return datetime.combine(day, END_OF_DAY, get_current_timezone())


def said_of(*, approved: bool, day: date, on: date) -> str:
    """Of a leave that is not decided yet its first day, of an approved one its last."""
    return _back(day, on) if approved else _begins(day, on)


def _begins(first_day: date, on: date) -> str:
    left = (first_day - on).days
    if left < 0:
        return _("leave began on %(day)s") % {"day": date_format(first_day, "MONTH_DAY_FORMAT")}
    if left == 0:
        return _("leave begins today")
    if left == 1:
        return _("leave begins tomorrow")
    return _("leave begins in %(days)s days") % {"days": left}


def _back(last_day: date, on: date) -> str:
    named = {"day": date_format(last_day, "MONTH_DAY_FORMAT")}
    if last_day < on:
        return _("the leave ended on %(day)s, not reported back") % named
    return _("on leave until %(day)s") % named
