"""Rows taken away by a statement that is kept."""

from functools import lru_cache
from typing import Any

from django.db import connections, router
from django.db.models import Model

from .columns import columns
from .sending import cursor_for


def remove(model: type[Model], **names: Any) -> int:
    """Delete the rows that have these values in these columns (owner_id), and say how many there were.

    No signals, and nothing that refers to them is deleted with them: for models to which nothing
    refers. FieldDoesNotExist when a name is that of no column.
    """
    using = router.db_for_write(model)
    connection = connections[using]
    sql, there = _removal(model, tuple(names), using)
    values = [each.field.get_db_prep_value(names[each.name], connection) for each in there]
    with cursor_for(connection) as cursor:
        cursor.execute(sql, values)
        count: int = cursor.rowcount
    return count


@lru_cache(maxsize=50)
def _removal(model: Any, names: tuple[str, ...], using: str) -> tuple[str, list[Any]]:
    connection = connections[using]
    quoted = connection.ops.quote_name
    there = columns((model._meta.get_field(each) for each in names), connection)
    where = " AND ".join(f"{quoted(each.field.column)} = %s" for each in there)
    return f"DELETE FROM {quoted(model._meta.db_table)} WHERE {where}", there  # noqa: S608  # columns of ours
