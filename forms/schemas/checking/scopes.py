"""Where a field stands: on the form itself or in the rows of a group, and what it may name there."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from ..fields import Field
from ..fields.base import type_of

ByKey = dict[str, Field]


class Scope(NamedTuple):
    """The fields of a form, or of the rows of its `group`; `around` are those further up than the group."""

    fields: list[Field]
    around: ByKey
    checks: Sequence[Any]
    group: Field | None = None


def scopes(fields: list[Any], checks: Sequence[Any] = ()) -> Iterator[Scope]:
    """The form, and each of its groups."""
    yield Scope(fields, {}, checks)
    above: ByKey = {}
    for field in fields:
        if inner := type_of(field).inner(field):
            yield Scope(inner, dict(above), field.get("checks", []), field)
        above |= keyed([field])


def everywhere(fields: list[Any]) -> Iterator[Field]:
    """Every field, also those of rows."""
    for scope in scopes(fields):
        yield from scope.fields


def keyed(fields: Sequence[Field]) -> ByKey:
    """Fields by the keys of their answers."""
    return {key: field for field in fields for key in type_of(field).keys(field)}
