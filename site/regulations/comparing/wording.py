"""What a reader reads of a clause, whatever wrote it down.

A browser ends lines with two characters, a file with one; nobody who reads sees that.
"""

from collections.abc import Mapping
from typing import Any

Clause = Mapping[str, Any]


def plain(text: str | None) -> str:
    """A text with its lines ended in one way."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n")


def table_text(clause: Clause) -> str:
    """A table as lines of cells."""
    rows = clause.get("table") or ()
    return "\n".join("｜".join(map(str, row)) for row in rows)


def words_of(clause: Clause) -> str:
    """Heading, text and table."""
    return "\n".join(filter(None, (clause["title"], plain(clause["text"]), table_text(clause))))
