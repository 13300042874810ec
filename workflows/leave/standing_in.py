"""A substitute who is on leave himself (代理人自己也请了假)."""

from datetime import date

from django.utils.translation import gettext as _

from people.models import Person

from .models import Leave
from .spans import AWAY


def away_then(person: Person, first: date, last: date) -> str:
    """That a substitute is on leave himself on some of the days, as a sentence; blank when he is not."""
    leaves = Leave.objects.filter(applicant=person, state__in=AWAY, first_day__lte=last)
    found = leaves.filter(last_day__gte=first).exclude(back_on__lte=first).order_by("first_day")
    leave = found.only("first_day", "last_day", "summary").first()
    if leave is None:
        return ""
    sentence = _("%(name)s has asked for leave himself, %(days)s. Is he the right one?")
    return sentence % {"name": person.name, "days": leave.summary}
