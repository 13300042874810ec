"""New rows, written by a statement that is kept: Django writes an INSERT anew each time."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

from django.db import connections, router, transaction
from django.db.models import AutoField, Model

from .columns import columns, values
from .sending import cursor_for

M = TypeVar("M", bound=Model)

#: The models of groups of rows, with how many there are of each.
Shape = tuple[tuple[Any, int], ...]

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

    Each gets its key from the database. PostgreSQL does it by one statement, as long as there are
    few rows, and one of a model with several tables: reading and answering one takes it as long as
    writing a row.
    """
    found = [rows for group in groups if (rows := list(group))]
    if not found:
        return
    using = router.db_for_write(type(found[0][0]))
    shape = tuple([(type(rows[0])._meta.concrete_model, len(rows)) for rows in found])
    if connections[using].vendor == "postgresql" and _few(shape):
        _together(shape, using).write(found)
        return
    with transaction.atomic(using=using, savepoint=False):
        for rows in found:
            insert(rows)


def _few(shape: Shape) -> bool:
    tables = [(len(_tables(model)), count) for model, count in shape]
    several = sum(there for there, _count in tables) > 1
    few = sum(count for _there, count in tables) <= MOST_ROWS
    return several and few and all(there == 1 or count == 1 for there, count in tables)


def _write(rows: list[Any], model: Any) -> None:
    using = router.db_for_write(model)
    tables = _tables(model)
    if len(tables) > 1:
        with transaction.atomic(using=using, savepoint=False):
            for table in tables:
                _insertion(table, rows[0].pk is None, using).write(rows)
    elif len(rows) > MOST_ROWS:
        model._base_manager.using(using).bulk_create(rows)
    else:
        _insertion(model, rows[0].pk is None, using).write(rows)
    for row in rows:
        row._state.adding, row._state.db = False, using


def _tables(model: Any) -> tuple[Any, ...]:
    """The models whose tables hold a row's columns, those first that others refer to."""
    return (*reversed(model._meta.all_parents), model)


class _Insertion:
    """One table: its columns, how their values are told to the database, the SQL for so many rows.

    `said` has SQL for columns whose value nobody can tell yet.
    """

    def __init__(
        self, model: Any, without_key: bool, using: str, said: Mapping[str, str] | None = None
    ) -> None:
        opts, self.using = model._meta, using
        self.model = model
        self.said = dict(said or {})
        self.key = opts.pk if without_key and isinstance(opts.pk, AutoField) else None
        left_out = {*self.said, *([self.key.attname] if self.key else [])}
        own = (each for each in opts.local_concrete_fields if not each.generated)
        told = (each for each in own if each.attname not in left_out)
        self.columns = columns(told, connections[using])
        self.links = [(link.attname, of._meta.pk.attname) for of, link in opts.parents.items()]
        self.table = opts.db_table
        self.texts: dict[int, str] = {}

    def write(self, rows: list[Any]) -> None:
        """Send one statement; the keys that come back are those of the rows."""
        connection = connections[self.using]
        self.link(rows)
        with cursor_for(connection) as cursor:
            cursor.execute(self.text(len(rows), connection), self.params(rows, connection))
            self.take_keys(rows, iter(cursor.fetchall() if self.key else ()))

    def link(self, rows: list[Any]) -> None:
        """Let rows refer to what they have in the tables above."""
        for row in rows:
            for link, key in self.links:
                setattr(row, link, getattr(row, key))

    def take_keys(self, rows: list[Any], keys: Iterator[tuple[Any]]) -> None:
        """Give rows the next of the keys that came back, if this table makes some."""
        if self.key:
            for row in rows:
                (key,) = next(keys)
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
        fields = (self.model._meta.get_field(each) for each in self.said)
        names = ", ".join(
            quoted(each.column) for each in (*fields, *(each.field for each in self.columns))
        )
        row = f"({', '.join([*self.said.values(), *(['%s'] * len(self.columns))])})"
        back, _params = connection.ops.return_insert_columns([self.key]) if self.key else ("", ())
        values = ", ".join([row] * count)
        sql = f"INSERT INTO {quoted(self.table)} ({names}) VALUES {values} {back}"  # noqa: S608  # columns of ours
        self.texts[count] = sql
        return sql


class _Together:
    """Several tables at once: each INSERT is a part of one statement, which gives back all keys."""

    def __init__(self, shape: Shape, using: str) -> None:
        self.using = using
        #: By part: which group of rows it writes, and how.
        self.parts: list[tuple[int, _Insertion]] = []
        texts, connection = [], connections[using]
        for group, (model, count) in enumerate(shape):
            places: dict[Any, int] = {}
            for table in _tables(model):
                part = _Insertion(table, True, using, _links(table, places))
                places[table] = len(self.parts)
                self.parts.append((group, part))
                texts.append(part.text(count, connection))
        written = ", ".join(f"part_{place} AS ({text})" for place, text in enumerate(texts))
        with_keys = [place for place, (_group, part) in enumerate(self.parts) if part.key]
        self.sql = f"WITH {written} {' UNION ALL '.join(f'TABLE part_{n}' for n in with_keys)}"

    def write(self, groups: list[list[Any]]) -> None:
        """Send the statement; the keys come back in the order of the rows."""
        connection = connections[self.using]
        told = (part.params(groups[group], connection) for group, part in self.parts)
        with cursor_for(connection) as cursor:
            cursor.execute(self.sql, list(chain.from_iterable(told)))
            keys = iter(cursor.fetchall())
        for group, part in self.parts:
            part.link(groups[group])
            part.take_keys(groups[group], keys)
        for row in chain.from_iterable(groups):
            row._state.adding, row._state.db = False, self.using


def _links(table: Any, places: Mapping[Any, int]) -> dict[str, str]:
    """What refers to a row in a table above: the key that the part of that one gives back."""
    return {
        link.attname: f"(TABLE part_{places[above]})" for above, link in table._meta.parents.items()
    }


@lru_cache(maxsize=200)
def _together(shape: Shape, using: str) -> _Together:
    return _Together(shape, using)


@lru_cache(maxsize=200)
def _insertion(model: Any, without_key: bool, using: str) -> _Insertion:
    return _Insertion(model, without_key, using)
