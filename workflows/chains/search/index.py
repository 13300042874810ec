"""The index over the terms of submissions: made by the database, kept by the database."""

from collections.abc import Sequence
from types import ModuleType

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from forms.submissions.models import Submission

from . import index_postgresql, index_sqlite

TABLE = Submission._meta.db_table
_DIALECTS = {"sqlite": index_sqlite, "postgresql": index_postgresql}


def supported(connection: BaseDatabaseWrapper) -> bool:
    """Whether this kind of database can be searched."""
    return connection.vendor in _DIALECTS


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the index in place if a part of it is missing; does nothing where the table does not exist."""
    if not (supported(connection) and table_exists(connection) and missing(connection)):
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in _dialect(connection).installing(TABLE):
            cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of what should be in place but is not."""
    dialect = _dialect(connection)
    with connection.cursor() as cursor:
        cursor.execute(dialect.INSTALLED)
        installed = {name for (name,) in cursor.fetchall()}
    return [name for name in dialect.NAMES if name not in installed]


def table_exists(connection: BaseDatabaseWrapper) -> bool:
    """Whether the table has been migrated here, so far that it has terms."""
    if TABLE not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, TABLE)
    return any(each.name == "terms" for each in columns)


def having(terms: Sequence[str], *, most: int, using: str = "default") -> list[str] | None:
    """The serials of the matters that have all these terms; None when there are more than that."""
    connection = connections[using]
    dialect = _dialect(connection)
    with connection.cursor() as cursor:
        cursor.execute(dialect.asking(TABLE), [dialect.given(terms), most + 1])
        found = [serial for (serial,) in cursor.fetchall()]
    return found if len(found) <= most else None


def _dialect(connection: BaseDatabaseWrapper) -> ModuleType:
    return _DIALECTS[connection.vendor]
