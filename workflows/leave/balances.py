"""年度余额: what persons took of each kind of leave in a year, against the limits in force (D1-3.2g)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet, Sum

from facts.models import FactValue
from people.models import Unit
from queries import prepared
from regulations.in_force import RulesConflict, bindings, rules_for
from regulations.rules.basis import Basis
from regulations.rules.limit import Per

from .facts import COUNTED

FORM = "leave"
TYPES = {fact: leave_type for leave_type, fact in COUNTED.items()}


@dataclass(frozen=True)
class Bound:
    """A limit of a year, with its clause."""

    days: Decimal
    basis: Basis


@dataclass(frozen=True)
class Used:
    """Days of one kind between two days, and the limit on them, if there is one."""

    fact: str
    days: Decimal
    bound: Bound | None = None

    @property
    def leave_type(self) -> str:
        """As the answers name it: `personal`, `sick`."""
        return TYPES[self.fact]

    @property
    def left(self) -> Decimal | None:
        """What remains, never below zero."""
        return None if self.bound is None else max(self.bound.days - self.days, Decimal(0))

    @property
    def over(self) -> bool:
        """Whether more was taken than the limit allows."""
        return self.bound is not None and self.days > self.bound.days


def used_by(
    persons: Sequence[int],
    first: date,
    last: date,
    bounds: Mapping[str, Bound] | None = None,
    *,
    but: str = "",
) -> dict[int, list[Used]]:
    """A row for each kind that is counted, by person; `but` leaves one of the slips out (one query)."""
    taken: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for subject, fact, days in _sums(tuple(persons), first, last, but or None):
        taken[subject][fact] = days
    limits = bounds or {}
    return {
        person: [
            Used(fact, taken[person].get(fact, Decimal(0)), limits.get(fact)) for fact in TYPES
        ]
        for person in persons
    }


def bounds_in(unit: Unit, on: date) -> dict[str, Bound]:
    """The limits of a year that bind a unit on a day, by fact; none where its regulations conflict."""
    try:
        rules = rules_for(bindings(unit, on), FORM)
    except RulesConflict:
        return {}
    return {
        each.rule.fact: Bound(each.rule.bound, each.basis)
        for each in rules
        if each.kind == "limit" and each.rule.per is Per.YEAR
        if each.rule.fact and each.rule.bound is not None
    }


@prepared
def _sums(
    persons: tuple[int, ...], first: date, last: date, but: str | None
) -> QuerySet[FactValue, tuple]:
    """(person, fact, days between the first and the last day)."""
    rows = FactValue.objects.filter(
        subject__in=persons, fact__key__in=list(TYPES), counts=True, day__range=(first, last)
    )
    if but is not None:
        rows = rows.exclude(stream=but)
    return rows.order_by().values_list("subject", "fact").annotate(days=Sum("number"))
