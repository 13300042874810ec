"""Which rows are the headings of a table, and what each column asks (offices' tables have one row or two)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from .head import Head
from .opening import NotATable

MOST_SAMPLES = 8
#: A row of headings fills at least this share of the columns.
SHARE = 0.6


@dataclass
class Column:
    """One column: its heading, the heading that it shares with others, what stands below."""

    label: str
    section: str = ""
    samples: list[Any] = field(default_factory=list)
    options: list[str] = field(default_factory=list)


@dataclass
class Table:
    """What a sheet asks, and what it is called."""

    title: str
    columns: list[Column]


def table_of(head: Head) -> Table:
    """The columns under the headings; NotATable where there are none."""
    grid = _Grid(head)
    top = next((n for n in range(len(head.rows)) if grid.is_heading(n)), None)
    if top is None:
        raise NotATable(
            _("The table has no headings. Write one in each column, and upload it again.")
        )
    bottom = grid.last_heading(top)
    samples = [row for row in head.rows[bottom + 1 :] if not _counts_columns(row)]
    columns = [
        Column(label, section, _samples(samples, n), head.options.get(n, []))
        for n in range(grid.width)
        for section, label in [grid.labels(n, top, bottom)]
        if label
    ]
    return Table(grid.title(top), columns)


class _Grid:
    """The first rows with merged cells filled in."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self.width = max(
            (n + 1 for row in head.rows for n, value in enumerate(row) if _said(value)), default=0
        )
        self.covered: dict[tuple[int, int], tuple[int, int]] = {}
        for (row, column), (rows, columns) in head.merged.items():
            for down in range(min(rows, len(head.rows))):
                for right in range(min(columns, self.width)):
                    self.covered[row + down, column + right] = (row, column)

    def text(self, row: int, column: int) -> str:
        """What a cell says; of a merged one, what its corner says."""
        row, column = self.covered.get((row, column), (row, column))
        rows = self.head.rows
        inside = row < len(rows) and column < len(rows[row])
        return _said(rows[row][column]) if inside else ""

    def is_heading(self, row: int) -> bool:
        """Several texts side by side that fill most of the width; a title is one alone."""
        texts = [self.text(row, column) for column in range(self.width)]
        apart = {self.covered.get((row, n), (row, n)) for n, text in enumerate(texts) if text}
        if self.width == 1:
            return bool(texts[0])
        if any(not isinstance(self._value(row, n), str | None) for n in range(self.width)):
            return False
        return len(apart) > 1 and sum(map(bool, texts)) >= SHARE * self.width

    def last_heading(self, top: int) -> int:
        """The row up to which the headings reach: below a heading that spans columns is another."""
        bottom = top
        for (row, column), (rows, columns) in self.head.merged.items():
            if row == top:
                bottom = max(bottom, row + rows - 1)
                below = [self.text(row + rows, column + n) for n in range(min(columns, self.width))]
                if columns > 1 and sum(map(bool, below)) > 1:
                    bottom = max(bottom, row + rows)
        return min(bottom, top + 2, len(self.head.rows) - 1)

    def labels(self, column: int, top: int, bottom: int) -> tuple[str, str]:
        """The shared heading and the own one."""
        texts = [self.text(row, column) for row in range(top, bottom + 1)]
        texts = list(dict.fromkeys(filter(None, texts)))
        shared = self._spans(top, column)
        if len(texts) > 1 and shared:
            return texts[0], " ".join(texts[1:])
        return "", " ".join(texts)

    def title(self, top: int) -> str:
        """The text that stands alone above the headings."""
        for row in range(top):
            texts = {self.text(row, column) for column in range(self.width)} - {""}
            if len(texts) == 1:
                return texts.pop()
        return ""

    def _spans(self, row: int, column: int) -> bool:
        corner = self.covered.get((row, column))
        return corner is not None and self.head.merged[corner][1] > 1

    def _value(self, row: int, column: int) -> Any:
        rows = self.head.rows
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else None


def _said(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ("" if value is None else str(value))


def _counts_columns(row: list[Any]) -> bool:
    """A row 1, 2, 3, … under the headings names the columns, and is no example."""
    said = [_said(value) for value in row if _said(value)]
    return len(said) > 1 and said == [str(n) for n in range(1, len(said) + 1)]


def _samples(rows: list[list[Any]], column: int) -> list[Any]:
    found: Iterator[Any] = (row[column] for row in rows if column < len(row) and _said(row[column]))
    return [value for value, _n in zip(found, range(MOST_SAMPLES), strict=False)]
