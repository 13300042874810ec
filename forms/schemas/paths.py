"""The field of which a path of the answers speaks: households.0.photos."""

from collections.abc import Iterable

from .fields import Field
from .fields.base import type_of


def field_at(fields: Iterable[Field], path: str) -> Field | None:
    """The field at a path; of a group's row, the field that each row asks."""
    key, _dot, rest = path.partition(".")
    field = next((each for each in fields if each["key"] == key), None)
    if field is None or not rest:
        return field
    number, _dot, inner = rest.partition(".")
    return field_at(type_of(field).inner(field), inner) if number.isdecimal() and inner else None
