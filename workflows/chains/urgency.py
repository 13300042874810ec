"""How soon a step that waits is due, as conditions: its own time, or that of its matter, whichever is up first.

The same that `portal.waiting.Waiting.due` says of one row. A slip that is only filed hurries nobody.
"""

from datetime import datetime

from django.db.models import Case, CharField, F, Q, Value, When

_OWN, _WHOLE = Q(due_at__isnull=False), Q(proceeding__due_at__isnull=False) & ~Q(act="file")
_OWN_FIRST = _OWN & (
    Q(act="file") | Q(proceeding__due_at__isnull=True) | Q(due_at__lte=F("proceeding__due_at"))
)
_WHOLE_FIRST = _WHOLE & (Q(due_at__isnull=True) | Q(due_at__gt=F("proceeding__due_at")))


def late(at: datetime) -> Q:
    """Overdue."""
    warned = Q(proceeding__due_at__lt=at, proceeding__warn_at__lte=at)
    return Q(due_at__lt=at) | (_WHOLE & warned)


def soon(at: datetime) -> Q:
    """To be heeded: its last day has begun, or the day from which its matter warns."""
    own = _OWN_FIRST & Q(due_at__gte=at) & (~Q(said="") | Q(speaks_at__lte=at))
    whole = _WHOLE_FIRST & Q(proceeding__due_at__gte=at, proceeding__warn_at__lte=at)
    return own | whole


def lamp_of(due_at: datetime | None, warn_at: datetime | None, at: datetime) -> str:
    """How soon a matter is due of which these moments are known: ok, soon (to be heeded), late."""
    if due_at is None or warn_at is None or at < warn_at:
        return "ok"
    return "late" if at > due_at else "soon"


def tone(at: datetime) -> Case:
    """late, soon or ok."""
    return Case(
        When(late(at), then=Value("late")),
        When(soon(at), then=Value("soon")),
        default=Value("ok"),
        output_field=CharField(),
    )
