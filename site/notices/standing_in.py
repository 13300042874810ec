"""代理: who was named to stand in is told of it, and of what changes; and who stands alone again."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from people.arranging import Told as Happened
from people.models import Person, Substitution

from .models import Kind, Outbox
from .spreading import tell_at_once
from .telling import Notice, Told

KINDS = {
    Happened.NAMED: Kind.STANDS_IN,
    Happened.CHANGED: Kind.STANDS_IN,
    Happened.ENDED: Kind.STANDS_DOWN,
    Happened.LEFT: Kind.STANDS_ALONE,
}

#: What the outbox calls it.
WHAT, BEGUN = "substitution_%s", "substitution_begun"
#: The hour from which the first day of a substitution is told of.
MORNING = 7
AT_A_TIME = 200


def on_arranged(
    sender: Any, row: Substitution, what: Happened, by: Person | None, at: datetime, **_more: Any
) -> None:
    """Tell whom it concerns, but for the one who did it."""
    holder = row.holder
    told = holder if what is Happened.LEFT else row.substitute
    if told is None or (by is not None and told.pk == by.pk):
        return
    words = {
        "applicant": holder.name if holder else "",
        "title": title_of(row),
        "number": row.days,
        "by": row.substitute.name if what is Happened.LEFT else by.name if by else "",
    }
    found = Told(words, [Notice(told.pk, KINDS[what])])
    tell_at_once(WHAT % what, found, number=row.pk, now=at)


def remind_of_begun(*, now: datetime) -> int:
    """Tell, on the morning of its first day, those who were named before; of how many. Once for each."""
    day = localtime(now)
    if day.hour < MORNING:
        return 0
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
    about = Outbox.objects.filter(stream="", number=OuterRef("pk"))
    told = about.filter(Q(what=BEGUN) | Q(what__startswith=WHAT % "", at__gte=midnight))
    rows = Substitution.objects.filter(~Exists(told), starts=day.date(), substitute__active=True)
    joined = "absent", "substitute", "appointment__person", "appointment__post", "appointment__unit"
    found = list(rows.select_related(*joined).order_by("pk")[:AT_A_TIME])
    for row in found:
        words = {
            "applicant": row.holder.name if row.holder else "",
            "title": title_of(row),
            "number": row.days,
        }
        notice = Notice(row.substitute_id, Kind.STANDS_IN)
        tell_at_once(BEGUN, Told(words, [notice]), number=row.pk, now=now)
    return len(found)


def title_of(row: Substitution) -> str:
    """In which post, or in everything; and whether for some forms only."""
    title = row.appointment.label if row.appointment else _("in everything")
    return _("%(title)s, some forms only") % {"title": title} if row.forms else title
