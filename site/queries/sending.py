"""Statements sent to the database; PostgreSQL plans one that comes back once, if its values do not matter to the plan."""

from typing import Any


def cursor_for(connection: Any, *, by_value: bool = False) -> Any:
    """The cursor for a statement that comes back. `by_value`: its plan has to be made for these values, each time anew.

    To find rows by their keys takes PostgreSQL a tenth of the time that planning it takes. A plan
    for whatever may be asked is a bad one for the first twenty of a long list.
    """
    if by_value or connection.vendor != "postgresql":
        return connection.cursor()
    return connection.kept_cursor()
