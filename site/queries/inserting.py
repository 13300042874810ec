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
        told = (values(row, self.columns, connection, add=True) for row in rows)
        params = list(chain.from_iterable(told))
        sql = self.texts.get(len(rows)) or self._text(len(rows), connection)
        with cursor_for(connection) as cursor:
            cursor.execute(sql, params)
            keys = cursor.fetchall() if self.key else []
        if self.key:
            for row, (key,) in zip(rows, keys, strict=True):
                setattr(row, self.key.attname, key)

    def _text(self, count: int, connection: Any) -> str:
        quoted = connection.ops.quote_name
        names = ", ".join(quoted(each.field.column) for each in self.columns)
        row = f"({', '.join(['%s'] * len(self.columns))})"
        back, _params = connection.ops.return_insert_columns([self.key]) if self.key else ("", ())
        values = ", ".join([row] * count)
        sql = f"INSERT INTO {quoted(self.table)} ({names}) VALUES {values} {back}"  # noqa: S608  # columns of ours
        self.texts[count] = sql
        return sql


@lru_cache(maxsize=200)
def _insertion(model: Any, without_key: bool, using: str) -> _Insertion:
    return _Insertion(model, without_key, using)
