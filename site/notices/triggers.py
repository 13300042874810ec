"""The trigger that writes each trace into the outbox: in the act's own transaction, without a statement more.

No act can be left without its entry, by whatever door it came, and none has one that was rolled back.
"""

from collections.abc import Iterator

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from trail.models import Trace

from .models import Outbox

NAME = "notices_outbox_of_traces"
TRACE, OUTBOX = Trace._meta.db_table, Outbox._meta.db_table
_WRITE = (
    f"INSERT INTO {OUTBOX} (stream, what, number, at, attempts, fault) "  # noqa: S608  # our own names
    "VALUES (NEW.stream, NEW.act, NEW.number, NEW.at, 0, '')"
)
_CREATING = {
    "sqlite": [f"CREATE TRIGGER {NAME} AFTER INSERT ON {TRACE} BEGIN {_WRITE}; END"],
    "postgresql": [
        f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN {_WRITE}; RETURN NULL; END $$",
        f"CREATE TRIGGER {NAME} AFTER INSERT ON {TRACE} FOR EACH ROW EXECUTE FUNCTION {NAME}()",
    ],
}
_DROPPING = {
    "sqlite": f"DROP TRIGGER IF EXISTS {NAME}",
    "postgresql": f"DROP TRIGGER IF EXISTS {NAME} ON {TRACE}",
}
# A disabled trigger stands in the catalogue but writes nothing.
_LOOKING = {
    "sqlite": "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = %s",
    "postgresql": "SELECT 1 FROM pg_trigger WHERE tgname = %s AND tgenabled IN ('O', 'A') "
    "AND pg_table_is_visible(tgrelid)",
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put it in place anew; does nothing where the tables do not exist."""
    if not _fits(connection):
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> bool:
    """Whether it should be in place but is not."""
    if not _fits(connection):
        return False
    with connection.cursor() as cursor:
        cursor.execute(_LOOKING[connection.vendor], [NAME])
        return cursor.fetchone() is None


def _statements(vendor: str) -> Iterator[str]:
    yield _DROPPING[vendor]
    yield from _CREATING[vendor]


def _fits(connection: BaseDatabaseWrapper) -> bool:
    tables = connection.introspection.table_names()
    return connection.vendor in _CREATING and {TRACE, OUTBOX} <= set(tables)
