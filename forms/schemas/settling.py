"""What the answers come to before they are judged: less blanks and hidden ones, with defaults and computed values."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from .fields import Answers, Field
from .fields.base import BLANKS, type_of
from .shown import Visible, shown_among


def settled(
    fields: Iterable[Field], answers: Answers, *, on: date, around: Visible | None = None
) -> dict[str, Any]:
    """The answers of record as of a day; keys that no field has stay, to be refused.

    In the order of the form: a condition and a computed value ask about what stands further
    up; in a row of a group also about what is `around` it.
    """
    fields = fields if isinstance(fields, list) else list(fields)
    visible = dict(around or {})
    kept: dict[str, Any] = {}
    for field in shown_among(fields, kept, visible):
        kept |= _own(field, answers, kept, visible, on)
    known = {key for field in fields for key in type_of(field).keys(field)}
    return kept | {
        key: value for key, value in answers.items() if key not in known and value not in BLANKS
    }


def _own(
    field: Field, answers: Answers, kept: Answers, visible: Visible, on: date
) -> dict[str, Any]:
    kind = type_of(field)
    if kind.computes:
        value = kind.compute(field, kept, on)
        return {} if value is None else {field["key"]: value}
    given = {key: answers[key] for key in kind.keys(field) if answers.get(key) not in BLANKS}
    if field.get("default") not in BLANKS:
        given.setdefault(field["key"], field["default"])
    inner = kind.inner(field)
    rows = given.get(field["key"]) if inner else None
    if isinstance(rows, list):
        given[field["key"]] = [
            settled(inner, row, on=on, around=visible) if isinstance(row, dict) else row
            for row in rows
        ]
    return given
