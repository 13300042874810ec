"""年度余额: what each person took of each kind of leave in a year, against the limit in force."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery, Sum

from facts.models import FactValue
from people.models import Person
from regulations.in_force import RulesConflict, bindings, rules_for
from regulations.rules.basis import Basis
from regulations.rules.limit import Per
from workflows.leave.facts import COUNTED
from workflows.leave.models import Leave

from ..access import Visitor
from .away import leaves_seen, with_whose

PERSONS_A_PAGE = 50
FORM = "leave"


@dataclass(frozen=True)
class Used:
    """Days of one kind in the year, and what remains of the limit, if there is one."""

    fact: str
    days: Decimal
    bound: Decimal | None

    @property
    def left(self) -> Decimal | None:
        """What remains, never below zero."""
        return None if self.bound is None else max(self.bound - self.days, Decimal(0))

    @property
    def over(self) -> bool:
        """Whether more was taken than the limit allows."""
        return self.bound is not None and self.days > self.bound


@dataclass(frozen=True)
class Balance:
    """One person's year."""

    person: Any
    label: str
    used: list[Used]


@dataclass(frozen=True)
class Bound:
    """A limit of a year, with its clause."""

    days: Decimal
    basis: Basis


def balances(
    visitor: Visitor, year: int, bounds: Mapping[str, Bound], after: int = 0
) -> tuple[list[Balance], int]:
    """The persons of whom the visitor may see a leave in the year, a page at a time; the last key, or 0."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    seen = leaves_seen(visitor).filter(first_day__lte=last, last_day__gte=first)
    keys = seen.order_by("applicant_id").values_list("applicant_id", flat=True).distinct()
    found = list(keys.filter(applicant_id__gt=after)[: PERSONS_A_PAGE + 1])
    page = found[:PERSONS_A_PAGE]
    taken = _taken(page, first, last)
    rows = [
        Balance(leave.applicant, leave.appointment.label, _used(taken[key], bounds))
        for key, leave in sorted(_latest(seen, page).items())
    ]
    return rows, page[-1] if len(found) > len(page) else 0


def used_by(person: int, first: date, last: date, *, but: str) -> list[Used]:
    """What one person asked for between two days, without one of his slips (one query)."""
    taken = _taken([person], first, last, but=but)
    return [each for each in _used(taken[person], {}) if each.days]


def bounds_of(visitor: Visitor, on: date) -> dict[str, Bound]:
    """The limits of a year that bind the visitor's own unit, by fact."""
    own = next((hat for hat in visitor.hats if hat.on_behalf_of is None), None)
    if own is None:
        return {}
    try:
        rules = rules_for(bindings(own.appointment.unit, on), FORM)
    except RulesConflict:
        return {}
    limits = [each for each in rules if each.kind == "limit" and each.rule.per is Per.YEAR]
    return {
        each.rule.fact: Bound(each.rule.bound, each.basis)
        for each in limits
        if each.rule.bound is not None
    }


def _used(taken: Mapping[str, Decimal], limits: Mapping[str, Bound]) -> list[Used]:
    return [
        Used(fact, taken.get(fact, Decimal(0)), limits[fact].days if fact in limits else None)
        for fact in COUNTED.values()
    ]


def _taken(
    persons: list[int], first: date, last: date, *, but: str = ""
) -> dict[int, dict[str, Decimal]]:
    rows = FactValue.objects.filter(
        subject__in=persons,
        fact__key__in=list(COUNTED.values()),
        counts=True,
        day__range=(first, last),
    )
    if but:
        rows = rows.exclude(stream=but)
    found: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for subject, fact, days in rows.values_list("subject", "fact").annotate(days=Sum("number")):
        found[subject][fact] = days
    return found


def _latest(seen: QuerySet[Leave], persons: list[int]) -> dict[int, Leave]:
    """Of each person the latest leave, which says who it is and as whose holder he asked."""
    own = seen.filter(applicant=OuterRef("pk")).order_by("-first_day", "-pk").values("pk")[:1]
    keys = Person.objects.filter(pk__in=persons).order_by().values(latest=Subquery(own))
    rows = Leave.objects.filter(pk__in=keys).order_by()
    return {leave.applicant_id: leave for leave in with_whose(rows)}
