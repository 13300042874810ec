"""JSON Schema 2020-12 and the part for the screen, from the fields of an edition."""

from collections.abc import Iterable
from typing import Any

from .fields import Field
from .fields.base import type_of
from .shown import conditions_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"


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
    conditional = [
        _when_shown(field) for field in fields if field.get("required") and field.get("shown_when")
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
            }
            for field in fields
        ],
    }


def _always(field: Field) -> bool:
    return bool(field.get("required")) and not field.get("shown_when")


def _when_shown(field: Field) -> dict[str, Any]:
    condition = {"allOf": [_row_as_schema(row) for row in conditions_of(field)]}
    return {"if": condition, "then": {"required": list(type_of(field).required(field))}}


def _row_as_schema(row: Any) -> dict[str, Any]:
    key, value = row.fact, row.value
    test: dict[str, Any]
    match row.op.value:
        case "=":
            test = {"const": value}
        case "!=":
            return {"not": {"required": [key], "properties": {key: {"const": value}}}}
        case "in":
            test = {"enum": list(value)}
        case "not_in":
            return {"not": {"required": [key], "properties": {key: {"enum": list(value)}}}}
        case "given":
            test = {}
        case other:
            word = {
                "<": "exclusiveMaximum",
                "<=": "maximum",
                ">": "exclusiveMinimum",
                ">=": "minimum",
            }[other]
            test = {word: float(value)}
    return {"required": [key], "properties": {key: test}}
