"""年度余额: what one person took of each kind of leave in a year, and the limits that bind him (D1-3.2g)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from facts.models import FactValue
from people.models import Person, Unit
from regulations.in_force import RulesConflict, bindings, rules_for
from regulations.rules.basis import Basis
from regulations.rules.limit import Per

from .facts import COUNTED

FORM = "leave"


@dataclass(frozen=True)
class Taken:
    """Days of one kind (`personal`, `sick`) in a year, and the limit on them with its clause, if there is one."""

    leave_type: str
    days: Decimal
    bound: Decimal | None = None
    basis: Basis | None = None

    @property
    def left(self) -> Decimal | None:
        """What remains, never below zero."""
        return None if self.bound is None else max(self.bound - self.days, Decimal(0))


def balance_of(person: Person, unit: Unit, year: int) -> list[Taken]:
    """A person's year, a row for each kind that is counted; the rules are those of the end of the year."""
    days, limits = _days(person, year), _limits(unit, date(year, 12, 31))
    return [
        Taken(leave_type, days.get(fact, Decimal(0)), *limits.get(fact, (None, None)))
        for leave_type, fact in COUNTED.items()
    ]


def _days(person: Person, year: int) -> Mapping[str, Decimal]:
    rows = FactValue.objects.filter(
        subject=person.pk,
        fact__key__in=list(COUNTED.values()),
        counts=True,
        day__range=(date(year, 1, 1), date(year, 12, 31)),
    )
    return dict(rows.values_list("fact").annotate(days=Sum("number")))


def _limits(unit: Unit, on: date) -> Mapping[str, tuple[Decimal, Basis]]:
    try:
        rules = rules_for(bindings(unit, on), FORM)
    except RulesConflict:
        return {}
    yearly = [each for each in rules if each.kind == "limit" and each.rule.per is Per.YEAR]
    return {each.rule.fact: (each.rule.bound, each.basis) for each in yearly if each.rule.bound}
