"""Conditions on other answers: do they ask what is asked, compare what can be compared, ever hold?"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from facts.conditions import OP_LABELS, ORDERED, Op
from facts.words import joined

from .fields import Field
from .fields.base import type_of
from .finding import Finding
from .reaching import contradiction

Known = Mapping[str, Field]


def of_references(fields: Iterable[Field]) -> list[Finding]:
    """What is wrong with the rows of “shown when” and “must be answered when”."""
    return list(_among(list(fields), {}))


def _among(fields: list[Field], around: Known) -> Iterator[Finding]:
    everything = {**around, **_by_key(fields)}
    above: dict[str, Field] = dict(around)
    for field in fields:
        yield from _shown(field, above, everything)
        yield from _required(field, everything)
        # The rows of a group see what the form asks, wherever it stands.
        yield from _among(type_of(field).inner(field), everything)
        above |= _by_key([field])


def _by_key(fields: Iterable[Field]) -> dict[str, Field]:
    return {key: field for field in fields for key in type_of(field).keys(field)}


def _shown(field: Field, above: Known, everything: Known) -> Iterator[Finding]:
    sound = True
    for row in field.get("shown_when", []):
        named = {"label": _name(field), "key": row["field"]}
        if row["field"] not in above:
            sentence = _(
                "“%(label)s” is shown depending on “%(key)s”, which is not asked before it. "
                "Name the key of a field further up."
            )
            sound = False
            yield Finding(sentence % named, field["key"])
        elif problem := _unfit(row, above[row["field"]]):
            sound = False
            sentence = _("“%(label)s”, shown when: %(problem)s")
            yield Finding(sentence % {**named, "problem": problem}, field["key"])
    if sound and (rows := contradiction(field, above)):
        sentence = _(
            "“%(label)s” is never shown: what it waits for cannot all be so (%(keys)s). "
            "Take one of the conditions out."
        )
        keys = joined(_name(everything[key]) for key in rows)
        yield Finding(sentence % {"label": _name(field), "keys": keys}, field["key"])


def _required(field: Field, everything: Known) -> Iterator[Finding]:
    for row in field.get("required_when", []):
        named = {"label": _name(field), "key": row["field"]}
        if row["field"] not in everything:
            sentence = _(
                "“%(label)s” must be answered depending on “%(key)s”, which the form does not ask. "
                "Name the key of one of its fields."
            )
            yield Finding(sentence % named, field["key"])
        elif problem := _unfit(row, everything[row["field"]]):
            sentence = _("“%(label)s”, must be answered when: %(problem)s")
            yield Finding(sentence % {**named, "problem": problem}, field["key"])


def _name(field: Field) -> str:
    return str(field.get("label") or field["key"])


def _unfit(row: Any, other: Field) -> str:
    op = Op(row["op"])
    named = {"label": other["label"], "comparison": OP_LABELS[op], "value": row.get("value", "")}
    if op in ORDERED and not type_of(other).ordered:
        return (
            _("“%(label)s” has no more and no less; “%(comparison)s” says nothing about it.")
            % named
        )
    given = row.get("value", "")
    values = given if isinstance(given, list) else [given]
    if op is not Op.GIVEN and not (values and all(_may_be(each, other) for each in values)):
        named["value"] = joined(map(str, values))
        return _("“%(label)s” is never “%(value)s”. Correct the value.") % named
    return ""


def _may_be(text: str, field: Field) -> bool:
    try:
        type_of(field).constant(field, text)
    except (ArithmeticError, LookupError, ValueError):
        return False
    return True
