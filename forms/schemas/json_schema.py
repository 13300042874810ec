"""JSON Schema 2020-12 and the part for the screen, from the fields of an edition."""

from collections.abc import Iterable, Mapping
from typing import Any

from facts.conditions import NEGATIVE, ORDERED, Condition, Op

from .fields import Field
from .fields.base import type_of
from .shown import conditions_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
BOUNDS = {
    Op.LT: "exclusiveMaximum",
    Op.LE: "maximum",
    Op.GT: "exclusiveMinimum",
    Op.GE: "minimum",
}


def schema_of(title: str, fields: Iterable[Field]) -> dict[str, Any]:
    """What any client may validate answers with; hidden fields are not required."""
    fields = list(fields)
    properties: dict[str, Any] = {}
    for field in fields:
        for key, schema in type_of(field).properties(field).items():
            properties[key] = {"title": field["label"], **schema}
    schema = {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "properties": properties,
        "required": [
            key for field in fields if _always(field) for key in type_of(field).required(field)
        ],
        "additionalProperties": False,
    }
    by_key = {key: field for field in fields for key in type_of(field).keys(field)}
    conditional = [
        _when_shown(field, by_key)
        for field in fields
        if field.get("required") and field.get("shown_when")
    ]
    return {**schema, "allOf": conditional} if conditional else schema


def ui_of(fields: Iterable[Field]) -> dict[str, Any]:
    """Order, widgets, help, bindings and conditions: what JSON Schema has no word for."""
    return {
        "order": [key for field in fields for key in type_of(field).keys(field)],
        "fields": [
            {
                "key": field["key"],
                "keys": list(type_of(field).keys(field)),
                "widget": type_of(field).widget,
                "label": field["label"],
                "help": field.get("help", ""),
                "required": bool(field.get("required")),
                "fact": field.get("fact"),
                "default": field.get("default"),
                "shown_when": field.get("shown_when", []),
                **type_of(field).screen(field),
            }
            for field in fields
        ],
    }


def _always(field: Field) -> bool:
    return bool(field.get("required")) and not field.get("shown_when")


def _when_shown(field: Field, by_key: Mapping[str, Field]) -> dict[str, Any]:
    rows = [_row_as_schema(row, by_key[row.fact]) for row in conditions_of(field)]
    return {"if": {"allOf": rows}, "then": {"required": list(type_of(field).required(field))}}


def _row_as_schema(row: Condition, other: Field) -> dict[str, Any]:
    """A row about another field's answer, compared as the answer is written: 3, not “3”."""
    values = row.value if isinstance(row.value, list | tuple) else [row.value]
    if row.op is Op.GIVEN:
        return {"required": [row.fact]}
    constants = [type_of(other).constant(other, each) for each in values]
    test = {BOUNDS[row.op]: constants[0]} if row.op in ORDERED else {"enum": constants}
    found = {"required": [row.fact], "properties": {row.fact: test}}
    return {"not": found} if row.op in NEGATIVE else found
