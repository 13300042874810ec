"""A table as lines of text (.csv): for an office with more lines than a spreadsheet opens gladly."""

import csv
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from . import LINES, Table

#: A cell that begins so would be reckoned with by a spreadsheet, not shown.
RECKONED = frozenset("=+-@\t\r\n")
#: The mark by which Excel knows UTF-8.
BOM = "\ufeff"


def as_csv(table: Table, rows: Iterator[list[Any]]) -> Iterator[str]:
    """The table some lines at a time; no more of it is in memory than these."""
    lines: list[str] = [BOM]
    writer = csv.writer(_Into(lines))
    writer.writerow(_harmless(table.headings))
    while some := list(islice(rows, LINES)):
        writer.writerows([_harmless(row) for row in some])
        yield "".join(lines)
        lines.clear()
    yield "".join(lines)


def _harmless(row: Sequence[Any]) -> list[Any]:
    # Asked of every cell, so without a call for each.
    return [f"'{each}" if each.__class__ is str and each[:1] in RECKONED else each for each in row]


class _Into:
    """Takes lines into a list."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append
