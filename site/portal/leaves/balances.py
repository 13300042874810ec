"""年度余额: what each person took of each kind of leave in a year, against the limit in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from people.models import Person
from workflows.leave.balances import Bound, Used, bounds_in, used_by
from workflows.leave.models import Leave

from ..access import Visitor
from .away import leaves_seen, with_whose, year_of

PERSONS_A_PAGE = 50


@dataclass(frozen=True)
class Balance:
    """One person's year."""

    person: Any
    label: str
    used: list[Used]


def balances(
    visitor: Visitor, year: int, bounds: Mapping[str, Bound], after: int = 0
) -> tuple[list[Balance], int]:
    """The persons of whom the visitor may see a leave in the year, a page at a time; the last key, or 0."""
    first, last = year_of(year)
    seen = leaves_seen(visitor).filter(first_day__lte=last, last_day__gte=first)
    keys = seen.order_by("applicant_id").values_list("applicant_id", flat=True).distinct()
    found = list(keys.filter(applicant_id__gt=after)[: PERSONS_A_PAGE + 1])
    page = found[:PERSONS_A_PAGE]
    used = used_by(page, first, last, bounds)
    rows = [
        Balance(leave.applicant, leave.appointment.label, used[key])
        for key, leave in sorted(_latest(seen, page).items())
    ]
    return rows, page[-1] if len(found) > len(page) else 0


def bounds_of(visitor: Visitor, on: date) -> dict[str, Bound]:
    """The limits of a year that bind the visitor's own unit, by fact."""
    own = next((hat for hat in visitor.hats if hat.on_behalf_of is None), None)
    return bounds_in(own.appointment.unit, on) if own else {}


def _latest(seen: QuerySet[Leave], persons: list[int]) -> dict[int, Leave]:
    """Of each person the latest leave, which says who it is and as whose holder he asked."""
    own = seen.filter(applicant=OuterRef("pk")).order_by("-first_day", "-pk").values("pk")[:1]
    keys = Person.objects.filter(pk__in=persons).order_by().values(latest=Subquery(own))
    rows = Leave.objects.filter(pk__in=keys).order_by()
    return {leave.applicant_id: leave for leave in with_whose(rows)}
