"""What the browser needs to show and ask as the server will: conditions, types, answers of other steps."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from forms.schemas.fields import Field
from forms.schemas.fields.base import type_of
from forms.schemas.shown import under_sections

from .filling import Filling
from .steps import visible_in


def conditions_of(filling: Filling) -> dict[str, Any] | None:
    """The fields of the page with their conditions, as `conditions.js` reads them; None where there are none."""
    here = {field["key"] for field in filling.fields}
    fields = under_sections(filling.edition.fields)
    if not any(_is_conditional(field) for field in fields):
        return None
    shown = [field for field in fields if field["key"] in here]
    keys = {key for field in shown for key in type_of(field).keys(field)}
    visible = visible_in(filling.edition.fields, filling.whole) if filling.way else {}
    known = {key: _plain(value) for key, value in visible.items() if key not in keys}
    return {"fields": told(shown), "known": known}


def told(fields: Iterable[Field]) -> list[dict[str, Any]]:
    """Each field with its conditions, and of which type the answers are that others may ask about."""
    return [
        {
            "key": field["key"],
            "keys": _types(field),
            "shown_when": field.get("shown_when", []),
            "required_when": field.get("required_when", []),
            "default": field.get("default") or "",
            "fields": told(type_of(field).inner(field)),
        }
        for field in fields
    ]


def _types(field: Field) -> dict[str, str]:
    return {key: str(each.get("type")) for key, each in type_of(field).properties(field).items()}


def _is_conditional(field: Field) -> bool:
    inner = type_of(field).inner(field)
    rows = field.get("shown_when") or field.get("required_when")
    return bool(rows) or any(map(_is_conditional, inner))


def _plain(value: Any) -> Any:
    match value:
        case frozenset():
            return sorted(value)
        case Decimal():
            return float(value)
        case date():
            return value.isoformat()
        case str() | bool():
            return value
        case _:
            # Nothing that its field could be: like nothing else.
            return {}
