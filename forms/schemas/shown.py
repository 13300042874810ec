"""Which fields are shown, given the answers; hidden ones neither ask nor answer."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from facts.conditions import Condition, FactValueType, Op, all_hold

from .fields import Answers, Field
from .fields.base import type_of


def conditions_of(field: Field) -> tuple[Condition, ...]:
    """The rows of a field's “shown when”, about answer keys."""
    rows = field.get("shown_when", [])
    return tuple(Condition(row["field"], Op(row["op"]), row.get("value")) for row in rows)


def shown_fields(fields: Iterable[Field], answers: Answers) -> list[Field]:
    """The fields that these answers bring up, in order."""
    shown: list[Field] = []
    visible: dict[str, FactValueType] = {}
    for field in fields:
        if not all_hold(conditions_of(field), visible):
            continue
        shown.append(field)
        for key in type_of(field).keys(field):
            if key in answers:
                visible[key] = _comparable(answers[key])
        if field.get("default") and field["key"] not in visible:
            visible[field["key"]] = field["default"]
    return shown


def without_hidden(fields: Iterable[Field], answers: Answers) -> dict[str, Any]:
    """The answers less those of fields that are not shown; keys that no field has stay, to be refused."""
    fields = list(fields)
    kept = {key for field in shown_fields(fields, answers) for key in type_of(field).keys(field)}
    known = {key for field in fields for key in type_of(field).keys(field)}
    return {key: value for key, value in answers.items() if key in kept or key not in known}


def _comparable(value: Any) -> FactValueType:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value if isinstance(value, bool) else str(value)
    return Decimal(str(value))
