"""A queryset that is compiled once: Django takes several times as long to write SQL as to ask it."""

from collections.abc import Callable
from copy import copy
from functools import update_wrapper
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from .slots import NotPreparable, Shape, filled, flat, placeholders, shape_of, slots_in

#: Lists of many lengths would otherwise be kept for ever.
MOST_SHAPES = 200


class Prepared:
    """Ask with values, get the rows as a list; `write` makes the queryset from such values.

    Values are whole numbers, texts, days, moments, UUIDs, or tuples of them; None and booleans
    may decide how it is written. `write` sees values that nobody uses, so it must do nothing with
    them but hand them on. What cannot be kept is written anew each time, with the same result.
    """

    def __init__(self, write: Callable[..., QuerySet]) -> None:
        self.write = write
        self._known: dict[Shape, _Written | None] = {}
        update_wrapper(self, write)

    def __call__(self, *values: Any) -> list[Any]:
        shape = shape_of(values)
        try:
            written = self._known[shape]
        except KeyError:
            written = self._keep(shape, values)
        return list(self.write(*values)) if written is None else written.ask(values)

    def first(self, *values: Any) -> Any:
        """The first row, or None; the queryset says how many there are at most."""
        return next(iter(self(*values)), None)

    def _keep(self, shape: Shape, values: tuple[Any, ...]) -> "_Written | None":
        if len(self._known) >= MOST_SHAPES:
            return None
        try:
            written = _Written(self.write(*(held := placeholders(values))), held)
        except (NotPreparable, EmptyResultSet, ValueError, OverflowError):
            # Also what was reckoned from placeholders beyond what there is.
            written = None
        self._known[shape] = written
        return written


def prepared(write: Callable[..., QuerySet]) -> Prepared:
    """Decorate a function that makes a queryset."""
    return Prepared(write)


class _Written:
    """SQL with places for values, and what Django knows about its columns."""

    def __init__(self, rows: QuerySet, held: list[Any]) -> None:
        if rows._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise NotPreparable("What is fetched afterwards is not kept.")
        self.rows = rows
        self.compiler = rows.query.get_compiler(using=rows.db)
        self.sql, self.params = self.compiler.as_sql()
        self.slots = slots_in(self.params, flat(held, connections[rows.db]))

    def ask(self, values: tuple[Any, ...]) -> list[Any]:
        """The rows for these values."""
        connection = connections[self.rows.db]
        params = filled(self.params, self.slots, flat(values, connection), connection)
        compiler: Any = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *_args, **_options: (self.sql, params)
        rows: Any = self.rows._iterable_class(_Asked(self.rows, compiler))  # type: ignore[arg-type]
        return list(rows)


class _Asked:
    """As much of a queryset as reading its rows takes."""

    def __init__(self, rows: Any, compiler: Any) -> None:
        self.db = rows.db
        self.model = rows.model
        self.query = copy(rows.query)
        self.query.get_compiler = lambda *_args, **_options: compiler
        self._fields = rows._fields
        self._known_related_objects = rows._known_related_objects
