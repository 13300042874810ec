"""How soon something must be done: a lamp and a few words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from .days import day_text


@dataclass(frozen=True)
class Due:
    """Tone (late, soon, ok) and the words beside the lamp."""

    tone: str
    text: str


def due_of(proceeding: Any, today: date) -> Due | None:
    """Leave counts to its first day: it should be decided before it begins."""
    leave = getattr(proceeding, "leave", None)
    return begins(leave.first_day, today) if leave and not leave.final else None


def begins(first_day: date, today: date) -> Due:
    """明天开始休, 5 天后开始休."""
    left = (first_day - today).days
    if left < 0:
        return Due("late", _("leave began on %(day)s") % {"day": day_text(first_day, today)})
    if left == 0:
        return Due("soon", _("leave begins today"))
    if left == 1:
        return Due("soon", _("leave begins tomorrow"))
    return Due("ok", _("leave begins in %(days)s days") % {"days": left})


def days_of(proceeding: Any, today: date) -> str:
    """From when to when a leave is; blank for other matters."""
    leave = getattr(proceeding, "leave", None)
    if leave is None:
        return ""
    first, last = day_text(leave.first_day, today), day_text(leave.last_day, today)
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
