"""What is asked and written at every visit: SQL is made once, and used again with other values."""

from .blank import new
from .inserting import insert, insert_together
from .prepared import Prepared, prepared, prepared_by_value
from .removing import remove
from .sending import cursor_for
from .slots import evened
from .updating import update

__all__ = [
    "Prepared",
    "cursor_for",
    "evened",
    "insert",
    "insert_together",
    "new",
    "prepared",
    "prepared_by_value",
    "remove",
    "update",
]
