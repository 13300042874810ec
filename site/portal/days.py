"""Days and moments as one says them."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def day_text(day: date, today: date) -> str:
    """9月14日; with the year when it is not this one."""
    return date_format(day, "MONTH_DAY_FORMAT" if day.year == today.year else "DATE_FORMAT")


def moment_text(moment: datetime, today: date) -> str:
    """今天 8:32, 昨天 16:20, 9月7日 17:41."""
    local = timezone.localtime(moment)
    words = {"day": day_text(local.date(), today), "time": f"{local.hour}:{local.minute:02}"}
    match (today - local.date()).days:
        case 0:
            return _("today %(time)s") % words
        case 1:
            return _("yesterday %(time)s") % words
        case _other:
            return _("%(day)s %(time)s") % words
