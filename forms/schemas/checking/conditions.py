"""Conditions on other answers: they name what is there, say something about it, and can hold."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain, pairwise
from typing import Any

from django.utils.translation import gettext as _

from facts.conditions import NEGATIVE, OP_LABELS, ORDERED, Condition, Op
from facts.words import joined

from ..fields import Field
from ..fields.base import type_of
from ..fields.rating import most
from ..shown import conditions_of, hold, under_sections
from .scopes import ByKey, keyed, scopes

#: Halfway between two figures that differ by one, and just beside a bound.
BESIDE = Decimal("0.5")


def strange_conditions(fields: list[Any]) -> Iterator[str]:
    """Conditions about a field that is not there, or about what it never answers."""
    for scope in scopes(fields):
        seen = dict(scope.around)
        everything = {**scope.around, **keyed(scope.fields)}
        for field in scope.fields:
            others = {key: each for key, each in everything.items() if each is not field}
            yield from _strange(field, "shown_when", seen)
            yield from _strange(field, "required_when", others)
            seen |= keyed([field])


def never(fields: list[Any]) -> Iterator[str]:
    """Fields that nobody ever sees, since their conditions cannot all hold."""
    sentence = _(
        "“%(label)s” is never shown: no answers fulfil all its conditions. Correct one of them."
    )
    needless = _(
        "“%(label)s” never has to be answered on these conditions: no answers fulfil all of them. "
        "Correct one of them."
    )
    for scope in scopes(under_sections(fields)):
        known = {**scope.around, **keyed(scope.fields)}
        for field in scope.fields:
            if _can_never_hold(conditions_of(field), known):
                yield sentence % {"label": field["label"]}
            elif _can_never_hold(
                conditions_of(field) + conditions_of(field, "required_when"), known
            ):
                yield needless % {"label": field["label"]}


def _strange(field: Field, when: str, seen: ByKey) -> Iterator[str]:
    absent = {
        "shown_when": _(
            "“%(label)s” is shown depending on “%(key)s”, which is not asked before it. "
            "Name the key of a field further up."
        ),
        "required_when": _(
            "“%(label)s” must be answered depending on “%(key)s”, which is not asked. "
            "Name the key of another field."
        ),
    }
    unfit = {
        "shown_when": _("“%(label)s”, shown when: %(problem)s"),
        "required_when": _("“%(label)s”, must be answered when: %(problem)s"),
    }
    for row in field.get(when, []):
        named = {"label": field["label"], "key": row["field"]}
        if row["field"] not in seen:
            yield absent[when] % named
        elif problem := _unfit(row, seen[row["field"]]):
            yield unfit[when] % {**named, "problem": problem}


def _unfit(row: Any, other: Field) -> str:
    op = Op(row["op"])
    named = {"label": other["label"], "comparison": OP_LABELS[op], "value": row["value"]}
    if op in ORDERED and not type_of(other).ordered:
        return (
            _("“%(label)s” has no more and no less; “%(comparison)s” says nothing about it.")
            % named
        )
    values = row["value"] if isinstance(row["value"], list) else [row["value"]]
    if op is not Op.GIVEN and not (values and all(_may_be(each, other) for each in values)):
        named["value"] = joined(map(str, values))
        return _("“%(label)s” is never “%(value)s”. Correct the value.") % named
    return ""


def _may_be(text: Any, field: Field) -> bool:
    try:
        type_of(field).constant(field, text)
    except (ArithmeticError, AttributeError, LookupError, ValueError):
        return False
    return True


def _can_never_hold(rows: Iterable[Condition], known: ByKey) -> bool:
    by_key: dict[str, list[Condition]] = {}
    for row in _with_their_own(tuple(rows), known):
        by_key.setdefault(row.fact, []).append(row)
    return any(
        not any(hold(own, {} if value is None else {key: value}) for value in values)
        for key, own in by_key.items()
        if (values := [None, *_may_hold(known[key], own)])
    )


def _with_their_own(rows: tuple[Condition, ...], known: ByKey) -> list[Condition]:
    """The rows, and those on which the fields that they need depend themselves."""
    found: list[Condition] = []
    waiting = [row for row in rows if row.fact in known]
    while waiting:
        row = waiting.pop()
        if row not in found:
            found.append(row)
            own = () if row.op in NEGATIVE else conditions_of(known[row.fact])
            waiting += [each for each in own if each.fact in known]
    return found


def _may_hold(field: Field, rows: list[Condition]) -> Iterator[Any]:
    """Answers of a field of which one fulfils all rows, if any answer does."""
    kind, named = type_of(field), list(_constants(field, rows))
    match field["type"]:
        case "yes_no":
            yield from (True, False)
        case "choice":
            yield from (each["value"] for each in field["options"])
        case "many_choices":
            yield from _choices(field, named)
        case "rating":
            yield from map(Decimal, range(1, most(field) + 1))
        case _ if kind.ordered:
            yield from _numbers(field, [Decimal(str(each)) for each in named])
        case _:
            yield from map(str, named)
            yield object()


def _constants(field: Field, rows: list[Condition]) -> Iterator[Any]:
    values = chain.from_iterable(
        row.value if isinstance(row.value, list) else [row.value]
        for row in rows
        if row.op is not Op.GIVEN
    )
    return (type_of(field).constant(field, each) for each in values if _may_be(each, field))


def _choices(field: Field, named: list[str]) -> Iterator[frozenset[str]]:
    codes = frozenset(each["value"] for each in field["options"])
    yield codes
    yield codes - set(named)
    yield from (frozenset({each}) for each in codes)
    yield from (codes - {each} for each in codes)


def _numbers(field: Field, named: list[Decimal]) -> Iterator[Decimal]:
    bounds = [field[name] for name in ("minimum", "maximum") if field.get(name) not in (None, "")]
    points = sorted({*named, *(Decimal(str(each)) for each in bounds)}) or [Decimal(0)]
    between = [(one + other) / 2 for one, other in pairwise(points)]
    for number in (points[0] - BESIDE, *points, *between, points[-1] + BESIDE):
        low, high = field.get("minimum"), field.get("maximum")
        if low not in (None, "") and number < Decimal(str(low)):
            continue
        if high in (None, "") or number <= Decimal(str(high)):
            yield number
