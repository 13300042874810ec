"""Statements sent to the database; PostgreSQL plans one that comes back once, if its values do not matter to the plan."""

from collections.abc import Sequence
from typing import Any

#: A connection keeps no more of them than this.
MOST_KEPT = 400


def send(connection: Any, cursor: Any, sql: str, params: Sequence[Any], *, by_value: bool) -> None:
    """Execute a statement. `by_value`: its plan has to be made for these values, each time anew.

    To find rows by their keys takes PostgreSQL a tenth of the time that planning it takes. A plan
    for whatever may be asked is a bad one for what somebody sees, or for what lies below a unit.
    """
    if by_value or connection.vendor != "postgresql":
        cursor.execute(sql, params)
        return
    driver = connection.connection
    driver.prepared_max, driver.prepare_threshold = MOST_KEPT, 0
    try:
        cursor.execute(sql, params)
    finally:
        driver.prepare_threshold = None
