"""The part for the screen: order, widgets, help and all rules that JSON Schema has no word for."""

from collections.abc import Iterable, Mapping
from typing import Any

from facts.conditions import Condition, Op

from . import json_logic
from .fields import Field
from .fields.base import type_of
from .shown import conditions_of, under_sections

Row = Mapping[str, Any]


def ui_of(fields: Iterable[Field], checks: Iterable[Row] = ()) -> dict[str, Any]:
    """What another client needs beside the schema to ask and to judge as the server does."""
    fields = under_sections(fields)
    by_key = _by_key(fields)
    return {
        "order": [key for field in fields for key in type_of(field).keys(field)],
        "fields": [_field(field, by_key, {}) for field in fields],
        "checks": [_check(row, by_key) for row in checks],
    }


def _field(field: Field, beside: Mapping[str, Field], around: Mapping[str, Field]) -> Row:
    kind = type_of(field)
    by_key = {**around, **beside}
    shown = {
        "key": field["key"],
        "type": field["type"],
        "keys": list(kind.keys(field)),
        "required_keys": list(kind.required(field)),
        "widget": kind.widget,
        "label": field["label"],
        "help": field.get("help", ""),
        "required": bool(field.get("required")),
        "fact": field.get("fact"),
        "default": field.get("default"),
        "shown_when": field.get("shown_when", []),
        "shown_logic": _all(conditions_of(field), by_key),
        "required_when": field.get("required_when", []),
        "required_logic": _required(field, by_key),
        "beyond_schema": [*kind.beyond(field), *_outer(field, beside, around)],
        **kind.ui(field),
    }
    inner = kind.inner(field)
    if not inner:
        return shown
    own = _by_key(inner)
    return shown | {
        "fields": [_field(each, own, by_key) for each in inner],
        "checks": [_check(row, own) for row in field.get("checks", [])],
    }


def _required(field: Field, by_key: Mapping[str, Field]) -> Any:
    if field.get("required") or not field.get("required_when"):
        return bool(field.get("required"))
    return _all(conditions_of(field, "required_when"), by_key)


def _outer(field: Field, beside: Mapping[str, Field], around: Mapping[str, Field]) -> list[str]:
    """A row that must be answered depending on an answer outside of it: no schema of a row knows that."""
    rows = conditions_of(field) + conditions_of(field, "required_when")
    asked = field.get("required") or field.get("required_when")
    return ["required_when"] if asked and any(row.fact not in beside for row in rows) else []


def _all(rows: Iterable[Condition], by_key: Mapping[str, Field]) -> Any:
    return json_logic.all_of(_condition(row, by_key.get(row.fact)) for row in rows)


def _condition(row: Condition, other: Field | None) -> Any:
    if other is None:  # of an older edition; publishing refuses it
        return row.op in ("!=", "not_in")
    values = row.value if isinstance(row.value, list | tuple) else [row.value]
    kind = type_of(other)
    constants = [] if row.op is Op.GIVEN else [kind.constant(other, each) for each in values]
    return json_logic.condition(row, constants, many=other["type"] == "many_choices")


def _check(row: Row, by_key: Mapping[str, Field]) -> dict[str, Any]:
    left, right = (by_key.get(row[side]) for side in ("left", "right"))
    by_moment = any(each and each["type"] == "moment" for each in (left, right))
    return {
        **row,
        # Moments are written in several ways; which is earlier only a calendar can say.
        "logic": None if by_moment else json_logic.crossing(row["left"], row["op"], row["right"]),
    }


def _by_key(fields: Iterable[Field]) -> dict[str, Field]:
    return {key: field for field in fields for key in type_of(field).keys(field)}
