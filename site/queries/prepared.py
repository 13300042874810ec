"""A queryset that is compiled once: Django takes several times as long to write SQL as to ask it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import update_wrapper
from itertools import islice
from types import SimpleNamespace
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.query import ModelIterable

from .instances import Instances
from .sending import cursor_for
from .slots import NotPreparable, Shape, filled, flat, placeholders, shape_of, slots_in
from .wording import Wording

#: Lists of many lengths would otherwise be kept for ever.
MOST_SHAPES = 200
#: Where a query says what its columns are called.
NAMES_OF_COLUMNS = ("selected", "extra_select", "values_select", "annotation_select")


class Prepared:
    """Ask with values, get the rows as a list; `write` makes the queryset from such values.

    Values are whole numbers, texts, days, moments, UUIDs, or tuples of them; None and booleans
    may decide how it is written. `write` sees values that nobody uses, so it must do nothing with
    them but hand them on. What cannot be kept is written anew each time, with the same result.
    `by_value` where the values decide how the rows are best found: the first of a long list.
    """

    def __init__(self, write: Callable[..., QuerySet], *, by_value: bool = False) -> None:
        self.write = write
        self.by_value = by_value
        self._known: dict[Shape, _Written | None] = {}
        update_wrapper(self, write)

    def __call__(self, *values: Any) -> list[Any]:
        written = self._written(values)
        return list(self.write(*values)) if written is None else written.ask(values)

    def parts(self, *values: Any, rows: int) -> Iterator[Sequence[Any]]:
        """The rows of a `values_list`, no more of them at once than so many; planned for these values.

        One statement, however many rows there are; on PostgreSQL its server holds them until they are fetched.
        """
        written = self._written(values)
        if written is not None:
            yield from written.parts(values, rows)
            return
        found = self.write(*values).iterator(chunk_size=rows)
        while some := list(islice(found, rows)):
            yield some

    def first(self, *values: Any) -> Any:
        """The first row, or None; the queryset says how many there are at most."""
        return next(iter(self(*values)), None)

    def _written(self, values: tuple[Any, ...]) -> "_Written | None":
        shape = shape_of(values)
        try:
            return self._known[shape]
        except KeyError:
            return self._keep(shape, values)

    def _keep(self, shape: Shape, values: tuple[Any, ...]) -> "_Written | None":
        if len(self._known) >= MOST_SHAPES:
            return None
        try:
            rows = self.write(*(held := placeholders(values)))
            written = _Written(rows, held, by_value=self.by_value)
        except (NotPreparable, EmptyResultSet, ValueError, OverflowError):
            # Also what was reckoned from placeholders beyond what there is.
            written = None
        self._known[shape] = written
        return written


def prepared(write: Callable[..., QuerySet]) -> Prepared:
    """Decorate a function that makes a queryset."""
    return Prepared(write)


def prepared_by_value(write: Callable[..., QuerySet]) -> Prepared:
    """Decorate one whose values decide how its rows are best found."""
    return Prepared(write, by_value=True)


class _Written:
    """SQL with places for values, and what Django knows about its columns."""

    def __init__(self, rows: QuerySet, held: list[Any], *, by_value: bool) -> None:
        self.by_value = by_value
        if rows._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise NotPreparable("What is fetched afterwards is not kept.")
        if rows._known_related_objects:  # type: ignore[attr-defined]
            raise NotPreparable("What is known beforehand is not kept.")
        self.rows, self.db = rows, rows.db
        compiler = rows.query.get_compiler(using=rows.db)
        self.sql, self.params = compiler.as_sql()
        self.slots = slots_in(self.params, flat(held, connections[rows.db]))
        self.wording = None
        if connections[rows.db].vendor == "postgresql":
            asked = {each.place for each in self.slots}
            self.wording = Wording(self.sql, self.params, asked, by_value=by_value)
        self.columns = _Columns(compiler)
        info, columns = compiler.klass_info, compiler.annotation_col_map
        of_a_model = rows._iterable_class is ModelIterable
        self.instances = Instances(info, compiler.select, columns) if of_a_model else None

    def ask(self, values: tuple[Any, ...]) -> list[Any]:
        """The rows for these values."""
        connection = connections[self.db]
        sql, params = self.sql, self._filled(values, connection)
        if self.wording:
            sql, params = self.wording.sql, self.wording.told(params)
        with cursor_for(connection, by_value=self.by_value) as cursor:
            cursor.execute(sql, params)
            came = cursor.fetchall()
        if not came:
            return []
        found = self.columns.told(came, connection)
        if self.instances:
            make = self.instances.of
            return [make(row, self.db) for row in found]
        asked: Any = _Asked(self.rows, found)
        handed_on: Any = self.rows._iterable_class(asked)
        return list(handed_on)

    def parts(self, values: tuple[Any, ...], rows: int) -> Iterator[Sequence[Any]]:
        """The rows for these values as plain tuples, some at a time."""
        connection = connections[self.db]
        with connection.chunked_cursor() as cursor:
            cursor.execute(self.sql, self._filled(values, connection))
            while came := cursor.fetchmany(rows):
                yield self.columns.told(came, connection) if self.columns.converters else came

    def _filled(self, values: tuple[Any, ...], connection: Any) -> Sequence[Any]:
        return filled(self.params, self.slots, flat(values, connection), connection)


class _Columns:
    """How the values of each column are read."""

    def __init__(self, compiler: Any) -> None:
        self.count = compiler.col_count
        fields = [each for each, *_rest in compiler.select[: self.count]]
        if compiler.has_composite_fields(fields):
            raise NotPreparable("A key of several columns.")
        self.converters = [
            (place, each, field)
            for place, (found, field) in compiler.get_converters(fields).items()
            for each in found
        ]

    def told(self, came: Iterable[Sequence[Any]], connection: Any) -> list[list[Any]]:
        """The values as Python has them."""
        rows = [list(row[: self.count]) for row in came]
        for place, convert, field in self.converters:
            for row in rows:
                row[place] = convert(row[place], field, connection)
        return rows


class _Asked:
    """As much of a queryset as handing on its values takes, once they have come."""

    def __init__(self, rows: Any, came: list[list[Any]]) -> None:
        self.db = rows.db
        self.query = SimpleNamespace(
            **{name: getattr(rows.query, name) for name in NAMES_OF_COLUMNS},
            get_compiler=lambda *_args, **_options: _Came(came),
        )
        self._fields = rows._fields


class _Came:
    """As much of a compiler as that takes."""

    def __init__(self, rows: list[list[Any]]) -> None:
        self.rows = rows

    def results_iter(self, *, tuple_expected: bool = False, **_options: Any) -> Iterable[Any]:
        """All there are; the statement was sent already."""
        return map(tuple, self.rows) if tuple_expected else self.rows
