"""How far ahead something is arranged: what lies beyond is a slip of the pen, most often in the year."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

FURTHEST = timedelta(days=366)


def too_far_ahead(day: date, today: date) -> str:
    """That a day lies further ahead than anybody arranges things, as a sentence; blank when it does not."""
    if day <= today + FURTHEST:
        return ""
    return _("This lies more than a year ahead. Look at the year once more.")
