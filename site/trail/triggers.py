"""Triggers: the database itself refuses to change or delete what is logged (design section 8)."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from trail import triggers_postgresql, triggers_sqlite
from trail.models import Access, Payload, Trace

TABLES = {
    Trace._meta.db_table: ("stream", "number"),
    Payload._meta.db_table: ("trace_id",),
    Access._meta.db_table: ("id",),
}
_DIALECTS = {"sqlite": triggers_sqlite, "postgresql": triggers_postgresql}


def supported(connection: BaseDatabaseWrapper) -> bool:
    """Whether this kind of database can be told to refuse."""
    return connection.vendor in _DIALECTS


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place anew; does nothing where the tables do not exist."""
    if not (supported(connection) and tables_exist(connection)):
        return
    dialect = _DIALECTS[connection.vendor]
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        lift(connection)
        for table, unique in TABLES.items():
            for statement in dialect.creating(table, unique):
                cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger away: for an approved destruction, and for tests that flush."""
    dialect = _DIALECTS[connection.vendor]
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for table in TABLES:
            for statement in dialect.dropping(table):
                cursor.execute(statement)


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Without the triggers for a while; they are back even after an error."""
    lift(connection)
    try:
        yield
    finally:
        install(connection)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of the triggers that should be in place but are not."""
    dialect = _DIALECTS[connection.vendor]
    wanted = [name for table in TABLES for name in dialect.names(table)]
    with connection.cursor() as cursor:
        cursor.execute(dialect.INSTALLED)
        installed = {name for (name,) in cursor.fetchall()}
    return [name for name in wanted if name not in installed]


def tables_exist(connection: BaseDatabaseWrapper) -> bool:
    """Whether the tables of the trail have been migrated here."""
    return set(TABLES) <= set(connection.introspection.table_names())
