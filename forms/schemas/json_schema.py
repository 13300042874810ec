"""JSON Schema 2020-12 of the answers, from the fields of an edition."""

from collections.abc import Iterable, Mapping
from typing import Any

from facts.conditions import NEGATIVE, ORDERED, Condition, Op

from .fields import Field
from .fields.base import type_of
from .shown import conditions_of, under_sections

DIALECT = "https://json-schema.org/draft/2020-12/schema"
BOUNDS = {
    Op.LT: "exclusiveMaximum",
    Op.LE: "maximum",
    Op.GT: "exclusiveMinimum",
    Op.GE: "minimum",
}


def schema_of(title: str, fields: Iterable[Field]) -> dict[str, Any]:
    """What any client may validate answers with; hidden fields are not required."""
    return {"$schema": DIALECT, "title": title, **object_of(under_sections(fields))}


def object_of(fields: list[Field]) -> dict[str, Any]:
    """The schema of an object that answers these fields: of a form, or of a row of a group."""
    schema = {
        "type": "object",
        "properties": {
            key: {"title": field["label"], **each}
            for field in fields
            for key, each in _properties(field).items()
        },
        "required": [
            key for field in fields if _always(field) for key in type_of(field).required(field)
        ],
        "additionalProperties": False,
    }
    by_key = {key: field for field in fields for key in type_of(field).keys(field)}
    conditional = [
        _when(rows, field, by_key) for field in fields if (rows := _asked_when(field, by_key))
    ]
    return {**schema, "allOf": conditional} if conditional else schema


def _properties(field: Field) -> dict[str, Any]:
    properties = type_of(field).properties(field)
    if inner := type_of(field).inner(field):
        properties[field["key"]]["items"] = object_of(inner)
    return properties


def _always(field: Field) -> bool:
    return bool(field.get("required")) and not field.get("shown_when")


def _asked_when(field: Field, by_key: Mapping[str, Field]) -> tuple[Condition, ...]:
    """When it must be answered, if that depends on answers beside it; rows of a group ask those of the form too, which only the part for the screen can say."""
    if not field.get("required") and not field.get("required_when"):
        return ()
    needed = () if field.get("required") else conditions_of(field, "required_when")
    rows = conditions_of(field) + needed
    return rows if all(row.fact in by_key for row in rows) else ()


def _when(rows: tuple[Condition, ...], field: Field, by_key: Mapping[str, Field]) -> dict[str, Any]:
    tests = [_row_as_schema(row, by_key[row.fact]) for row in rows]
    return {"if": {"allOf": tests}, "then": {"required": list(type_of(field).required(field))}}


def _row_as_schema(row: Condition, other: Field) -> dict[str, Any]:
    """A row about another field's answer, compared as the answer is written: 3, not “3”."""
    values = row.value if isinstance(row.value, list | tuple) else [row.value]
    if row.op is Op.GIVEN:
        return {"required": [row.fact]}
    constants = [type_of(other).constant(other, each) for each in values]
    test: dict[str, Any] = {"enum": constants}
    if row.op in ORDERED:
        test = {"type": "number", BOUNDS[row.op]: constants[0]}
    elif other["type"] == "many_choices":
        test = {"type": "array", "contains": test}
    found = {"required": [row.fact], "properties": {row.fact: test}}
    return {"not": found} if row.op in NEGATIVE else found
