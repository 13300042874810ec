"""代理: who was named to stand in is told of it, and of what changes; and who stands alone again."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from people.arranging import Told as Happened
from people.models import Person, Substitution

from .models import Kind
from .spreading import tell_at_once
from .telling import Notice, Told

KINDS = {
    Happened.NAMED: Kind.STANDS_IN,
    Happened.CHANGED: Kind.STANDS_IN,
    Happened.ENDED: Kind.STANDS_DOWN,
    Happened.LEFT: Kind.STANDS_ALONE,
}


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
    tell_at_once(f"substitution_{what}", found, number=row.pk, now=at)


def title_of(row: Substitution) -> str:
    """In which post, or in everything; and whether for some forms only."""
    title = row.appointment.label if row.appointment else _("in everything")
    return _("%(title)s, some forms only") % {"title": title} if row.forms else title
