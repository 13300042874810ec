"""Leaves that somebody may see, by the days that they take up."""

from datetime import date, timedelta

from django.db.models import QuerySet

from workflows.leave.models import Leave
from workflows.leave.spans import AWAY

from ..access import Visitor

ONE_DAY = timedelta(days=1)
#: A month of more leaves than this is no longer read as a picture.
MOST_LEAVES = 400
MOST_BESIDE = 8
#: What lists of leaves do not read.
HEAVY = ("verdicts", "due")


def leaves_seen(visitor: Visitor) -> QuerySet[Leave]:
    """The leaves that count, as far as a visitor may see them; with whose they are."""
    return with_whose(Leave.objects.in_sight(visitor.sight).filter(state__in=AWAY))


def touching(rows: QuerySet[Leave], first: date, last: date) -> QuerySet[Leave]:
    """Those that have some of the days from first to last."""
    return rows.filter(first_day__lte=last, last_day__gte=first)


def between(visitor: Visitor, first: date, last: date) -> list[Leave]:
    """Those that touch the days from first to last, person by person."""
    rows = touching(leaves_seen(visitor), first, last)
    in_order = rows.order_by("unit__path", "applicant_id", "first_day", "pk")
    return list(in_order[: MOST_LEAVES + 1])


def year_of(year: int) -> tuple[date, date]:
    """The first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


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
    """With what a list says of each: the person, and as whose holder he asked."""
    return rows.select_related("applicant", "appointment__post", "appointment__unit", "unit").defer(
        *HEAVY
    )
