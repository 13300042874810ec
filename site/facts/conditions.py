"""Condition rows: a fact, a comparison, a value; all rows of a list must hold (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from .words import Words

#: What a fact may hold: a set-valued fact (the posts of a person) is a frozenset of codes.
FactValueType = Decimal | date | str | bool | frozenset[str]
Facts = Mapping[str, FactValueType]


class Op(StrEnum):
    """The comparisons that an office clerk reads and writes."""

    EQ = "="
    NE = "!="
    LT = "<"
    LE = "<="
    GT = ">"
    GE = ">="
    IN = "in"
    NOT_IN = "not_in"
    GIVEN = "given"


OP_LABELS = {
    Op.EQ: gettext_lazy("is"),
    Op.NE: gettext_lazy("is not"),
    Op.LT: gettext_lazy("is less than"),
    Op.LE: gettext_lazy("is at most"),
    Op.GT: gettext_lazy("is more than"),
    Op.GE: gettext_lazy("is at least"),
    Op.IN: gettext_lazy("is one of"),
    Op.NOT_IN: gettext_lazy("is none of"),
    Op.GIVEN: gettext_lazy("is given"),
}
NEGATIVE = frozenset({Op.NE, Op.NOT_IN})
ORDERED = frozenset({Op.LT, Op.LE, Op.GT, Op.GE})


@dataclass(frozen=True)
class Condition:
    """One row; `value` is a text, a number, a date in ISO form, or a list of codes."""

    fact: str
    op: Op
    value: Any = None

    def holds(self, facts: Facts) -> bool:
        """Whether the row holds; a fact that is not given satisfies only negative rows."""
        given = facts.get(self.fact)
        if given is None or given == "":
            return self.op in NEGATIVE
        return _compare(given, self.op, self.value)

    def sentence(self, words: Words) -> str:
        """The row as it is read aloud: 请假天数不超过 2 天."""
        value = "" if self.op is Op.GIVEN else words.value(self.fact, self.value)
        # Chinese sets a figure apart from the words around it, but not words from words.
        pattern = (
            _("%(fact)s %(comparison)s %(value)s")
            if value[:1].isdigit()
            else pgettext("a value in words", "%(fact)s %(comparison)s %(value)s")
        )
        named = {"fact": words.fact(self.fact), "comparison": OP_LABELS[self.op], "value": value}
        return (pattern % named).rstrip()


def all_hold(rows: Iterable[Condition], facts: Facts) -> bool:
    """A list of rows holds when each of them does; an empty list always holds."""
    return all(row.holds(facts) for row in rows)


def like(given: FactValueType, value: Any) -> Any:
    """The row's value in the type of the given one; ValueError when it cannot be."""
    try:
        match given:
            case bool():
                return value in (True, "true", "yes", "1")
            case Decimal():
                return Decimal(str(value))
            case date():
                return date.fromisoformat(str(value))
            case _:
                return str(value)
    except (InvalidOperation, ValueError) as error:
        raise ValueError(f"{value!r} cannot be compared with {given!r}") from error


def _compare(given: FactValueType, op: Op, value: Any) -> bool:
    if op is Op.GIVEN:
        return True
    if op in (Op.IN, Op.NOT_IN):
        return _is_one_of(given, value) is (op is Op.IN)
    if op in (Op.EQ, Op.NE):
        return _is_one_of(given, [value]) is (op is Op.EQ)
    asked = like(given, value)
    match op:
        case Op.LT:
            return given < asked
        case Op.LE:
            return given <= asked
        case Op.GT:
            return given > asked
        case _:
            return given >= asked


def _is_one_of(given: FactValueType, values: Iterable[Any]) -> bool:
    if isinstance(given, frozenset):
        return not given.isdisjoint(map(str, values))
    return any(given == like(given, value) for value in values)
