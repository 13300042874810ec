"""How soon something must be done: a lamp and a few words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.chains.due import Kept, lamp, late_days, said
from workflows.chains.kinds import kinds_by_code
from workflows.chains.models import Proceeding, Step
from workflows.chains.urgency import lamp_of

from .citations import Citation, Citations


@dataclass(frozen=True)
class Due:
    """Tone (late, soon, ok) and the words beside the lamp."""

    tone: str
    text: str


def due_of(proceeding: Proceeding, now: datetime) -> Due | None:
    """What is due next, in the words of its kind."""
    due_at, warn_at = proceeding.due_at, proceeding.warn_at
    today = timezone.localdate(now)
    return due_said(proceeding.kind, proceeding.state, due_at, warn_at, now, today)


def due_said(
    kind: str,
    state: str,
    due_at: datetime | None,
    warn_at: datetime | None,
    now: datetime,
    today: date,
) -> Due | None:
    """The same of the values of a row."""
    if due_at is None:
        return None
    text = kinds_by_code().get(kind, Proceeding).say_due(state, due_at, today)
    return Due(lamp_of(due_at, warn_at, now), text) if text else None


def step_due(step: Step, now: datetime | None) -> Due | None:
    """By when a step that waits is to be done; None where its station has no time of its own."""
    if now is None or step.status != "current":
        return None
    times = step.due_at, step.speaks_at, step.said
    return own_due(*times, now, timezone.localdate(now), provisional=step.provisional)


def own_due(
    due_at: datetime | None,
    speaks_at: datetime | None,
    clock_said: str,
    now: datetime,
    today: date,
    *,
    provisional: bool,
) -> Due | None:
    """The same of the values of a row: when it is due, when the clock speaks next, what it said.

    `provisional` where the calendar of its days is not confirmed yet.
    """
    if due_at is None:
        return None
    if now > due_at:
        tone = "late"
    else:
        last_day = bool(clock_said) or (speaks_at is not None and now >= speaks_at)
        tone = "soon" if last_day else "ok"
    text = said(due_at, today)
    if provisional:
        text = _("%(due)s (provisional)") % {"due": text}
    return Due(tone, text)


@dataclass(frozen=True)
class Deadline:
    """One due date of a matter: its sentence with its clauses, and how it stands."""

    tone: str
    sentence: str
    stands: str
    citations: list[Citation]


def deadlines(due: Sequence[Kept], citations: Citations, now: datetime) -> list[Deadline]:
    """Every due date of a matter, or of one to be handed in."""
    return [
        Deadline(
            lamp(each, now) if each.get("at") else "ok",
            each["sentence"],
            _stands(each, now),
            citations.of(each["basis"]),
        )
        for each in due
    ]


def _stands(each: Kept, now: datetime) -> str:
    late = late_days(each, now)
    named: dict[str, Any] = {"days": late}
    if each["stopped_at"] and late:
        return ngettext("kept %(days)s day late", "kept %(days)s days late", late) % named
    if each["stopped_at"]:
        return _("kept in time")
    return ngettext("%(days)s day late", "%(days)s days late", late) % named if late else ""
