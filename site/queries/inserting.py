"""New rows, written by a statement that is kept: Django writes an INSERT anew each time."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

from django.db import connections, router, transaction
from django.db.models import AutoField, Model

from .columns import columns, values
from .sending import cursor_for

M = TypeVar("M", bound=Model)

#: More rows than this are as many texts of SQL as there are counts of rows; Django writes those.
MOST_ROWS = 40


def insert(rows: Iterable[M]) -> list[M]:
    """Write new rows of one model, one statement a table, and give them their keys.

    No signals, as with `bulk_create`; unlike there, a row may have its columns in several
    tables. Either all rows have their keys already or none has; what they refer to has.
    """
    new = list(rows)
    if new:
        _write(new, type(new[0])._meta.concrete_model)
    return new


def insert_together(*groups: Iterable[Model]) -> None:
    """The same for rows of several models that do not refer to one another: all of them or none.

    Each has one table, and gets its key from the database. PostgreSQL does it by one statement, as
    long as there are few rows: reading and answering one takes it as long as writing a row.
    """
    found = [rows for group in groups if (rows := list(group))]
    if not found:
        return
    using = router.db_for_write(type(found[0][0]))
    many = sum(map(len, found)) > MOST_ROWS
    if len(found) < 2 or many or connections[using].vendor != "postgresql":
        with transaction.atomic(using=using, savepoint=False):
            for rows in found:
                insert(rows)
        return
    shape = tuple([(type(rows[0])._meta.concrete_model, len(rows)) for rows in found])
    _together(shape, using).write(found)


def _write(rows: list[Any], model: Any) -> None:
    using = router.db_for_write(model)
    above = model._meta.all_parents
    if above:
        with transaction.atomic(using=using, savepoint=False):
            for table in (*reversed(above), model):
                _insertion(table, rows[0].pk is None, using).write(rows)
    elif len(rows) > MOST_ROWS:
        model._base_manager.using(using).bulk_create(rows)
    else:
        _insertion(model, rows[0].pk is None, using).write(rows)
    for row in rows:
        row._state.adding, row._state.db = False, using


class _Insertion:
    """One table: its columns, how their values are told to the database, the SQL for so many rows."""

    def __init__(self, model: Any, without_key: bool, using: str) -> None:
        opts, self.using = model._meta, using
        own = [each for each in opts.local_concrete_fields if not each.generated]
        self.key = opts.pk if without_key and isinstance(opts.pk, AutoField) else None
        self.columns = columns((each for each in own if each is not self.key), connections[using])
        self.links = [(link.attname, of._meta.pk.attname) for of, link in opts.parents.items()]
        self.table = opts.db_table
        self.texts: dict[int, str] = {}

    def write(self, rows: list[Any]) -> None:
        """Send one statement; the keys that come back are those of the rows."""
        connection = connections[self.using]
        for row in rows:
            for link, key in self.links:
                setattr(row, link, getattr(row, key))
        with cursor_for(connection) as cursor:
            cursor.execute(self.text(len(rows), connection), self.params(rows, connection))
            keys = cursor.fetchall() if self.key else []
        if self.key:
            for row, (key,) in zip(rows, keys, strict=True):
                setattr(row, self.key.attname, key)

    def params(self, rows: list[Any], connection: Any) -> list[Any]:
        """The values of rows, one after another."""
        told = (values(row, self.columns, connection, add=True) for row in rows)
        return list(chain.from_iterable(told))

    def text(self, count: int, connection: Any) -> str:
        """The statement for so many rows."""
        return self.texts.get(count) or self._text(count, connection)

    def _text(self, count: int, connection: Any) -> str:
        quoted = connection.ops.quote_name
        names = ", ".join(quoted(each.field.column) for each in self.columns)
        row = f"({', '.join(['%s'] * len(self.columns))})"
        back, _params = connection.ops.return_insert_columns([self.key]) if self.key else ("", ())
        values = ", ".join([row] * count)
        sql = f"INSERT INTO {quoted(self.table)} ({names}) VALUES {values} {back}"  # noqa: S608  # columns of ours
        self.texts[count] = sql
        return sql


class _Together:
    """Several tables at once: each INSERT is a part of one statement, which gives back all keys."""

    def __init__(self, shape: tuple[tuple[Any, int], ...], using: str) -> None:
        self.using = using
        self.parts = [_insertion(model, True, using) for model, _count in shape]
        connection = connections[using]
        texts = [
            part.text(count, connection)
            for part, (_model, count) in zip(self.parts, shape, strict=True)
        ]
        written = ", ".join(f"part_{place} AS ({text})" for place, text in enumerate(texts))
        keys = " UNION ALL ".join(f"TABLE part_{place}" for place in range(len(texts)))
        self.sql = f"WITH {written} {keys}"

    def write(self, groups: list[list[Any]]) -> None:
        """Send the statement; the keys come back in the order of the rows."""
        connection = connections[self.using]
        told = (
            part.params(rows, connection) for part, rows in zip(self.parts, groups, strict=True)
        )
        with cursor_for(connection) as cursor:
            cursor.execute(self.sql, list(chain.from_iterable(told)))
            keys = cursor.fetchall()
        for row, (key,) in zip(chain.from_iterable(groups), keys, strict=True):
            row.pk = key
            row._state.adding, row._state.db = False, self.using


@lru_cache(maxsize=200)
def _together(shape: tuple[tuple[Any, int], ...], using: str) -> _Together:
    return _Together(shape, using)


@lru_cache(maxsize=200)
def _insertion(model: Any, without_key: bool, using: str) -> _Insertion:
    return _Insertion(model, without_key, using)
