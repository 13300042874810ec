"""请假登记簿 as lines of text (.csv): for an office with more slips than a spreadsheet opens gladly."""

import csv
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ..access import Visitor
from .register import headings, rows

#: Lines that are sent at once: sending each by itself takes longer than making it.
LINES = 200
#: A cell that begins so would be reckoned with by a spreadsheet, not shown.
RECKONED = frozenset("=+-@\t\r\n")
#: The mark by which Excel knows UTF-8.
BOM = "\ufeff"


def as_csv(visitor: Visitor, year: int) -> Iterator[str]:
    """The register some lines at a time; no more of it is in memory than these."""
    lines: list[str] = [BOM]
    writer = csv.writer(_Into(lines))
    writer.writerow(headings(year))
    found = rows(visitor, year)
    while some := list(islice(found, LINES)):
        writer.writerows([_harmless(row) for row in some])
        yield "".join(lines)
        lines.clear()
    yield "".join(lines)


def _harmless(row: list[Any]) -> list[Any]:
    # Asked of every cell, so without a call for each.
    return [f"'{each}" if each.__class__ is str and each[:1] in RECKONED else each for each in row]


class _Into:
    """Takes lines into a list."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append
