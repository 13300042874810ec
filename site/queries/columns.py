"""Values on their way into columns: most are what the database takes as they are."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import (
    AutoField,
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    DecimalField,
    Field,
    ForeignKey,
    IntegerField,
    JSONField,
    TextField,
)

Take = Callable[[Any], Any]

#: By kind of field, how a value of its usual types goes in; nothing at all goes into each of them.
_USUAL: dict[type[Field], Callable[[Any, Any], dict[type, Take]]] = {
    CharField: lambda _field, _ops: {str: _same},
    TextField: lambda _field, _ops: {str: _same},
    BooleanField: lambda _field, _ops: {bool: _same},
    AutoField: lambda _field, _ops: {int: _same},
    # PostgreSQL is told how wide a whole number is.
    IntegerField: lambda field, ops: {
        int: getattr(ops, "integerfield_type_map", {}).get(field.get_internal_type(), _same)
    },
    # A moment without a time zone is Django's to complain about.
    DateTimeField: lambda _field, _ops: {},
    DateField: lambda _field, ops: {date: ops.adapt_datefield_value},
    DecimalField: lambda _field, _ops: {},
    JSONField: lambda field, ops: dict.fromkeys(
        (dict, list), lambda value: ops.adapt_json_value(value, field.encoder)
    ),
}
#: What a field may do otherwise than its kind.
_WAYS = ("pre_save", "get_prep_value", "get_db_prep_value", "get_db_prep_save")
_NOT_THERE = object()


class Column:
    """One column of a table. Django asks six functions about each value; here a look at its type will do."""

    def __init__(self, field: Any, connection: Any) -> None:
        self.field, self.name = field, field.attname
        self.known = _known(field, connection)

    def asked(self, row: Any, connection: Any, *, add: bool) -> Any:
        """What a row has there, in Django's way."""
        return self.field.get_db_prep_save(self.field.pre_save(row, add=add), connection)


def columns(fields: Iterable[Any], connection: Any) -> list[Column]:
    """The columns of these fields."""
    return [Column(each, connection) for each in fields]


def values(row: Any, there: Iterable[Column], connection: Any, *, add: bool) -> list[Any]:
    """What a row has in some columns, as the database is told it."""
    held, told = row.__dict__, []
    for column in there:
        value = held.get(column.name, _NOT_THERE)
        take = column.known.get(type(value))
        if take is None:
            value = column.asked(row, connection, add=add)
        elif take is not _same:
            value = take(value)
        told.append(value)
    return told


def _known(field: Any, connection: Any) -> dict[type, Take]:
    """By type of value, how it goes in; nothing of fields that have ways of their own."""
    if isinstance(field, ForeignKey):
        if not _is_as(field, ForeignKey):
            return {}
        return {type(None): _same} | _known(field.target_field, connection)
    kind = next((each for each in _USUAL if isinstance(field, each)), None)
    if kind is None or not _is_as(field, kind) or _fills_itself(field):
        return {}
    return {type(None): _same} | _USUAL[kind](field, connection.ops)


def _is_as(field: Any, kind: type[Field]) -> bool:
    return all(getattr(type(field), way) is getattr(kind, way) for way in _WAYS)


def _fills_itself(field: Any) -> bool:
    return getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False)


def _same(value: Any) -> Any:
    return value
