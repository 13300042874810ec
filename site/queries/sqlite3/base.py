"""The database backend: `ENGINE = "queries.sqlite3"`."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.backends.sqlite3 import base
from django.db.backends.utils import debug_transaction

from .beginning import begin

#: Statements whose words are kept.
MOST_KEPT = 1_000
#: Seconds that Python's driver waits for a lock where nothing is set.
USUAL_PATIENCE = 5.0


class Cursor(base.SQLiteCursorWrapper):
    """Django looks through the whole statement for its placeholders at each execution."""

    def convert_query(self, query: str, *, param_names: Iterable[str] | None = None) -> str:
        """The statement with the placeholders that SQLite knows."""
        if param_names is not None:
            named: str = super().convert_query(query, param_names=param_names)
            return named
        return _with_question_marks(query)


@lru_cache(maxsize=MOST_KEPT)
def _with_question_marks(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    """Hands out such cursors; writers go in as soon as nobody else writes."""

    def create_cursor(self, name: str | None = None) -> Cursor:
        """A cursor of our kind."""
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        options = self.settings_dict["OPTIONS"]
        if options.get("transaction_mode") != "IMMEDIATE":
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
            return
        patience = options.get("timeout", USUAL_PATIENCE)
        with debug_transaction(self, "BEGIN IMMEDIATE"), self.wrap_database_errors:
            begin(self.connection, patience)
