"""Leaves that somebody may see, by the days that they take up."""

from datetime import date, timedelta

from django.db.models import QuerySet

from workflows.applications.models import State
from workflows.leave.models import Leave

from ..access import Visitor

#: States in which somebody is, was or may be away.
AWAY = (State.IN_APPROVAL, State.APPROVED, State.CLOSED)
ONE_DAY = timedelta(days=1)
#: A month of more leaves than this is no longer read as a picture.
MOST_LEAVES = 400
MOST_BESIDE = 8
#: What lists of leaves do not read.
HEAVY = ("verdicts", "due")


def leaves_seen(visitor: Visitor) -> QuerySet[Leave]:
    """The leaves that count, as far as a visitor may see them; with whose they are."""
    rows = Leave.objects.visible_to(visitor.me, on=visitor.today, worn=visitor.hats)
    return with_whose(rows.filter(state__in=AWAY))


def between(visitor: Visitor, first: date, last: date) -> list[Leave]:
    """Those that touch the days from first to last, person by person."""
    rows = leaves_seen(visitor).filter(first_day__lte=last, last_day__gte=first)
    in_order = rows.order_by("unit__path", "applicant_id", "first_day", "pk")
    return list(in_order[: MOST_LEAVES + 1])


def last_away(leave: Leave) -> date:
    """The last day on which he is away; an early return ends it."""
    return min(leave.last_day, leave.back_on - ONE_DAY) if leave.back_on else leave.last_day


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
    """Leaves with the person, the post and the unit, and without what lists do not read."""
    return rows.select_related("applicant", "appointment__post", "appointment__unit", "unit").defer(
        *HEAVY
    )
