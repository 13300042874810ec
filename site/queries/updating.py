"""Rows that stand there already, written anew by a statement that is kept."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import DatabaseError, connections, router
from django.db.models import Model

from .columns import columns, values
from .sending import cursor_for


def update(row: Model, names: Sequence[str] = ()) -> None:
    """Write the columns of a row that are named, or else all of them, one statement a table.

    No signals. DatabaseError when the row is gone: it is never inserted again.
    FieldDoesNotExist when a name is that of no column.
    """
    model: Any = type(row)._meta.concrete_model
    for change in _changes(model, tuple(names), router.db_for_write(model)):
        change.write(row)


class _Update:
    """One table: its columns that are written, and the SQL."""

    def __init__(self, model: Any, names: tuple[str, ...], using: str) -> None:
        connection = connections[using]
        opts, quoted = model._meta, connection.ops.quote_name
        self.using, self.key = using, opts.pk
        own = [each for each in opts.local_concrete_fields if not each.primary_key]
        wanted = (each for each in own if not names or {each.name, each.attname} & set(names))
        self.columns = columns(wanted, connection)
        changes = ", ".join(f"{quoted(each.field.column)} = %s" for each in self.columns)
        where = f"{quoted(opts.pk.column)} = %s"
        self.sql = f"UPDATE {quoted(opts.db_table)} SET {changes} WHERE {where}"  # noqa: S608  # columns of ours

    def write(self, row: Any) -> None:
        connection = connections[self.using]
        told = values(row, self.columns, connection, add=False)
        key = self.key.get_db_prep_save(row.pk, connection)
        with cursor_for(connection) as cursor:
            cursor.execute(self.sql, [*told, key])
            if cursor.rowcount != 1:
                raise DatabaseError(f"{row!r} is no longer there; nothing was written.")


@lru_cache(maxsize=200)
def _changes(model: Any, names: tuple[str, ...], using: str) -> list[_Update]:
    for name in names:
        model._meta.get_field(name)
    tables = (*reversed(model._meta.all_parents), model)
    return [each for table in tables if (each := _Update(table, names, using)).columns]
