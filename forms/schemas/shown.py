"""Which fields are shown and which must be answered, given the answers; hidden ones do neither."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from facts.conditions import Condition, FactValueType, Op, all_hold

from .fields import Answers, Field
from .fields.base import type_of
from .fields.group import rows_of

#: The answers that conditions may ask about, by key.
Visible = dict[str, FactValueType]


def conditions_of(field: Field, when: str = "shown_when") -> tuple[Condition, ...]:
    """The rows of a field's “shown when” or “required when”, about answer keys."""
    rows = field.get(when, [])
    return tuple(Condition(row["field"], Op(row["op"]), row.get("value")) for row in rows)


def shown_fields(fields: Iterable[Field], answers: Answers) -> list[Field]:
    """The fields that these answers bring up, in order."""
    return list(shown_among(fields, answers, {}))


def shown_among(fields: Iterable[Field], answers: Answers, visible: Visible) -> Iterator[Field]:
    """The same one by one, adding what each answers to `visible`; a hidden section hides its fields."""
    section_shown = True
    for field in fields:
        shown = all_hold(conditions_of(field), visible)
        if field["type"] == "section":
            section_shown = shown
        if shown and section_shown:
            yield field
            visible |= _visible(field, answers)


def under_sections(fields: Iterable[Field]) -> list[Field]:
    """The fields with the conditions of the section that they stand in added to their own."""
    found: list[Field] = []
    rows: list[Any] = []
    for field in fields:
        own = field.get("shown_when", [])
        if field["type"] == "section":
            rows = own
            found.append(field)
        else:
            found.append({**field, "shown_when": [*rows, *own]} if rows else field)
    return found


def must_be_answered(field: Field, visible: Visible) -> bool:
    """Whether a shown field may not stay empty."""
    if field.get("required"):
        return True
    return bool(field.get("required_when")) and all_hold(
        conditions_of(field, "required_when"), visible
    )


def without_hidden(
    fields: Iterable[Field], answers: Answers, around: Visible | None = None
) -> dict[str, Any]:
    """The answers less those of fields that are not shown; keys that no field has stay, to be refused."""
    fields, visible = list(fields), dict(around or {})
    shown = list(shown_among(fields, answers, visible))
    kept = {key for field in shown for key in type_of(field).keys(field)}
    known = {key for field in fields for key in type_of(field).keys(field)}
    left = {key: value for key, value in answers.items() if key in kept or key not in known}
    groups = [field for field in shown if type_of(field).inner(field) and field["key"] in left]
    return left | {field["key"]: _rows_without_hidden(field, left, visible) for field in groups}


def _rows_without_hidden(field: Field, answers: Answers, visible: Visible) -> Any:
    given = answers[field["key"]]
    if len(rows_of(field, answers)) < (len(given) if isinstance(given, list) else 1):
        return given
    inner = type_of(field).inner(field)
    return [without_hidden(inner, row, visible) for row in given]


def _visible(field: Field, answers: Answers) -> Visible:
    keys = type_of(field).keys(field)
    found = {key: _comparable(answers[key]) for key in keys if answers.get(key) not in (None, [])}
    if field.get("default") and field["key"] not in found and keys:
        found[field["key"]] = field["default"]
    return found


def _comparable(value: Any) -> FactValueType:
    if isinstance(value, list):
        # Several options at once compare like the posts of a person: any of them may fit.
        return frozenset(str(each) for each in value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value if isinstance(value, bool) else str(value)
    return Decimal(str(value))
