"""Days and moments as one says them."""

from datetime import date, datetime, time
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from calendars.service import END_OF_DAY


def day_text(day: date, today: date) -> str:
    """9月14日; with the year when it is not this one."""
    shape = "MONTH_DAY_FORMAT" if day.year == today.year else "DATE_FORMAT"
    return _written(day, shape, get_language())


@lru_cache(maxsize=1_000)
def _written(day: date, shape: str, _language: str | None) -> str:
    # A list says few days, each of them many times.
    return date_format(day, shape)


def moment_text(moment: datetime, today: date) -> str:
    """今天 8:32, 昨天 16:20, 9月7日 17:41; the last second of a day is its 24:00."""
    local = timezone.localtime(moment)
    words = {"day": day_text(local.date(), today), "time": _clock(local.time())}
    match (today - local.date()).days:
        case 0:
            return _("today %(time)s") % words
        case 1:
            return _("yesterday %(time)s") % words
        case _other:
            return _("%(day)s %(time)s") % words


def _clock(moment: time) -> str:
    return "24:00" if moment == END_OF_DAY else f"{moment.hour}:{moment.minute:02}"
