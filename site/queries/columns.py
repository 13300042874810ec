"""Values on their way into columns: most are what the database takes as they are."""

from collections.abc import Callable, Iterable, Iterator
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

#: The type of value that goes in as it is, by kind of field; nothing at all goes into each of these.
_AS_IT_IS: dict[type[Field], type | None] = {
    CharField: str,
    TextField: str,
    BooleanField: bool,
    AutoField: int,
    IntegerField: int,
    DecimalField: None,
    DateTimeField: None,
    DateField: None,
    JSONField: None,
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


def values(row: Any, there: Iterable[Column], connection: Any, *, add: bool) -> Iterator[Any]:
    """What a row has in some columns, as the database is told it."""
    held = row.__dict__
    for column in there:
        value = held.get(column.name, _NOT_THERE)
        take = column.known.get(type(value))
        yield take(value) if take else column.asked(row, connection, add=add)


def _known(field: Any, connection: Any) -> dict[type, Take]:
    """By type of value, how it goes in; nothing of fields that have ways of their own."""
    if isinstance(field, ForeignKey):
        if not _is_as(field, ForeignKey):
            return {}
        return {type(None): _same} | _known(field.target_field, connection)
    kind = next((each for each in _AS_IT_IS if isinstance(field, each)), None)
    if kind is None or not _is_as(field, kind) or getattr(field, "auto_now", False):
        return {}
    nothing: dict[type, Take] = {} if getattr(field, "auto_now_add", False) else {type(None): _same}
    of_type = _AS_IT_IS[kind]
    return nothing | (
        {of_type: _width(field, connection) if kind is IntegerField else _same} if of_type else {}
    )


def _is_as(field: Any, kind: type[Field]) -> bool:
    return all(getattr(type(field), way) is getattr(kind, way) for way in _WAYS)


def _width(field: Any, connection: Any) -> Take:
    # PostgreSQL is told how wide a whole number is.
    widths = getattr(connection.ops, "integerfield_type_map", {})
    width: Take = widths.get(field.get_internal_type(), _same)
    return width


def _same(value: Any) -> Any:
    return value
