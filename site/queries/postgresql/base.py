"""The database backend: `ENGINE = "queries.postgresql"`."""

from select import POLLIN, poll
from typing import Any

from django.db.backends.postgresql import base
from psycopg import _queries

#: A connection keeps no more statements than this.
MOST_KEPT = 400
#: psycopg looks through a statement of more than fifty values anew each time, as one that would
#: never come back: rows of several columns, written together, do.
_queries.MAX_CACHED_STATEMENT_PARAMS = 1_000


class DatabaseWrapper(base.DatabaseWrapper):
    """Hands out cursors of two kinds."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection that keeps statements."""
        connection = super().get_new_connection(conn_params)
        connection.prepared_max = MOST_KEPT
        return connection

    def is_usable(self) -> bool:
        """Whether the server is still there: asked only if it said something, as who hangs up does."""
        if self.connection.closed:
            return False
        heard = poll()
        heard.register(self.connection.fileno(), POLLIN)
        usable: bool = not heard.poll(0) or super().is_usable()
        return usable

    def kept_cursor(self) -> Any:
        """A cursor whose statements are kept."""
        self.ensure_connection()
        with self.wrap_database_errors:
            cursor: Any = base.ServerBindingCursor(self.connection)  # type: ignore[call-arg]
            return self._prepare_cursor(cursor)  # type: ignore[attr-defined]  # Django's own
