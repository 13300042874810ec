"""Conditions, cross-field rows and computed values as JsonLogic (jsonlogic.com), for other clients.

Data are the answers less blanks and hidden ones; in a row of a group its own answers lie over
those of the form. A key that is not answered is null. JsonLogic has no types and compares “7”
with 5, so every comparison says the type as well: the server compares by type.
"""

from collections.abc import Iterable
from typing import Any

from facts.conditions import NEGATIVE, ORDERED, Condition, Op

Logic = Any


def var(name: str = "") -> Logic:
    """The answer under a key; by default the element at hand."""
    return {"var": name}


def is_number(value: Logic) -> Logic:
    """Whether it is a number: a sum of one that is the same again (a text, null or true is not)."""
    return {"===": [{"+": [value]}, value]}


def is_given(key: str) -> Logic:
    """Whether a key is answered."""
    return {"!==": [var(key), None]}


def all_of(rows: Iterable[Logic]) -> Logic:
    """That all rows hold; of no rows, true."""
    found = list(rows)
    return {"and": found} if found else True


def condition(row: Condition, constants: list[Any], *, many: bool) -> Logic:
    """A row about another answer; `many` where that is a list of codes, any of which may fit."""
    if row.op is Op.GIVEN:
        return is_given(row.fact)
    if row.op in ORDERED:
        return {"and": [is_number(var(row.fact)), {row.op.value: [var(row.fact), constants[0]]}]}
    found = (
        {"some": [var(row.fact), {"in": [var(), constants]}]}
        if many
        else {"in": [var(row.fact), constants]}
    )
    return {"!": [found]} if row.op in NEGATIVE else found


def crossing(left: str, op: str, right: str) -> Logic:
    """A cross-field row: it asks nothing while either is missing."""
    same = {"=": "===", "!=": "!=="}.get(op, op)
    missing = [{"===": [var(key), None]} for key in (left, right)]
    return {"or": [*missing, {same: [var(left), var(right)]}]}


def _given(paths: Iterable[str]) -> Logic:
    """The list of the answers under keys and group.keys; those of groups row by row."""
    parts: list[Logic] = []
    for path in paths:
        key, _dot, inner = path.partition(".")
        parts.append({"map": [var(key), var(inner)]} if inner else [var(key)])
    return {"merge": parts}


def _numbers(field: Any) -> Logic:
    return {"filter": [_given(field["of"]), is_number(var())]}


def _reduced(values: Logic, step: Logic, start: Any) -> Logic:
    return {"reduce": [values, step, start]}


def _count(values: Logic) -> Logic:
    return _reduced(values, {"+": [var("accumulator"), 1]}, 0)


def _if_any(field: Any, value: Logic) -> Logic:
    return {"if": [{">": [_count(_numbers(field)), 0]}, value, None]}


def _sum(field: Any) -> Logic:
    return _reduced(_numbers(field), {"+": [var("accumulator"), var("current")]}, 0)


def total(field: Any) -> Logic:
    """The sum of the numbers given; null of none."""
    return _if_any(field, _sum(field))


def average(field: Any) -> Logic:
    """Their mean."""
    return _if_any(field, {"/": [_sum(field), _count(_numbers(field))]})


def product(field: Any) -> Logic:
    """All of them multiplied; null while one is missing."""
    complete = {"===": [_count(_numbers(field)), len(field["of"])]}
    step = {"*": [var("accumulator"), var("current")]}
    return {"if": [complete, _reduced(_numbers(field), step, 1), None]}


def smallest(field: Any) -> Logic:
    """The least of them."""
    return _if_any(field, _extreme(field, "<"))


def largest(field: Any) -> Logic:
    """The greatest of them."""
    return _if_any(field, _extreme(field, ">"))


def _extreme(field: Any, op: str) -> Logic:
    now, best = var("current"), var("accumulator")
    first = {"===": [best, None]}
    step = {"if": [{"or": [first, {op: [now, best]}]}, now, best]}
    return _reduced(_numbers(field), step, None)


def amount(field: Any) -> Logic:
    """How many rows, chosen options or answers."""
    counted = [_counted(path) for path in field["of"]]
    return counted[0] if len(counted) == 1 else {"+": counted}


def _counted(path: str) -> Logic:
    key, _dot, inner = path.partition(".")
    if inner:
        given = {"map": [var(key), var(inner)]}
        return _count({"filter": [given, {"!==": [var(), None]}]})
    # The elements of a list; of a single answer itself.
    single = {"if": [{"===": [_count(var(key)), 0]}, 1, _count(var(key))]}
    return {"if": [is_given(key), single, 0]}
