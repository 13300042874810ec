"""Leaves that somebody may see, by the days that they take up."""

from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import QuerySet

from queries import evened
from workflows.chains.models import Proceeding
from workflows.chains.visibility import Sight, few_in_sight
from workflows.leave.models import Leave
from workflows.leave.spans import AWAY

from ..access import Visitor

ONE_DAY = timedelta(days=1)
MOST_BESIDE = 8
#: Who sees no more matters than this is shown leaves from among them, not all leaves sifted by what he sees.
FEW = 256
#: What lists of leaves do not read.
HEAVY = ("verdicts", "due")

M = TypeVar("M", bound=Proceeding)
#: What somebody sees, as a prepared question takes it: his sight, or the keys of the few matters in it.
Seen = tuple[tuple[Any, ...] | None, tuple[int, ...] | None]


def seen_by(visitor: Visitor) -> Seen:
    """What a visitor sees (one query, none for those who oversee others)."""
    sight = visitor.sight
    few = None if any(hat.oversees for hat in sight.worn) else few_in_sight(sight, most=FEW)
    return (sight.asked, None) if few is None else (None, evened(few))


def matters_in(seen: Seen, model: type[M]) -> QuerySet[M]:
    """The matters of a kind that somebody sees, whatever came of them."""
    asked, few = seen
    rows: Any = model.objects
    return rows.filter(pk__in=few or ()) if asked is None else rows.in_sight(Sight.of(asked))


def slips_in(seen: Seen) -> QuerySet[Leave]:
    """The slips that somebody sees, whatever came of them."""
    return matters_in(seen, Leave)


def leaves_in(seen: Seen) -> QuerySet[Leave]:
    """The leaves that count, as far as somebody sees them."""
    return slips_in(seen).filter(state__in=AWAY)


def leaves_seen(visitor: Visitor) -> QuerySet[Leave]:
    """The leaves that count, as far as a visitor may see them; with whose they are."""
    return with_whose(Leave.objects.in_sight(visitor.sight).filter(state__in=AWAY))


def touching(rows: QuerySet[Leave], first: date, last: date) -> QuerySet[Leave]:
    """Those that have some of the days from first to last."""
    return rows.filter(first_day__lte=last, last_day__gte=first)


def year_of(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def last_away(last_day: date, back_on: date | None) -> date:
    """The last day on which somebody is away; an early return ends the leave."""
    return min(last_day, back_on - ONE_DAY) if back_on else last_day


def beside(leave: Leave) -> list[Leave]:
    """Who else of the unit, or of a unit below it, is away on some of its days."""
    rows = Leave.objects.filter(
        state__in=AWAY,
        unit__path__startswith=leave.unit.path,
        first_day__lte=leave.last_day,
        last_day__gte=leave.first_day,
    ).exclude(applicant=leave.applicant_id)
    return list(with_whose(rows).order_by("first_day", "pk")[:MOST_BESIDE])


def with_whose(rows: QuerySet[Leave]) -> QuerySet[Leave]:
    """With what a list says of each: the person, and as whose holder he asked."""
    return rows.select_related("applicant", "appointment__post", "appointment__unit", "unit").defer(
        *HEAVY
    )
