"""表格: rows of cells within a clause, the first row its heading."""

from typing import Any

from django.forms import Textarea
from wagtail import blocks

BETWEEN = "\t"


class TableBlock(blocks.TextBlock):
    """A small table, typed or pasted from a sheet: a line is a row, tabs part the cells."""

    class Meta:
        default: list[list[str]] = []

    def __init__(self, **options: Any) -> None:
        super().__init__(search_index=False, rows=3, **options)
        self.field.widget = Textarea(attrs={"rows": 3, "data-bf-table": ""})

    def to_python(self, value: Any) -> list[list[str]]:
        """Rows of cells, as many in each."""
        return squared(value if isinstance(value, list) else cells(value or ""))

    def get_prep_value(self, value: Any) -> list[list[str]]:
        """As it is kept."""
        return squared(value or [])

    def value_for_form(self, value: list[list[str]] | None) -> str:
        """As it is typed."""
        return "\n".join(BETWEEN.join(row) for row in value or ())

    def value_from_form(self, value: str | None) -> list[list[str]]:
        """As it is kept; empty rows at the end fall away."""
        return squared(cells(value or ""))


def cells(typed: str) -> list[list[str]]:
    """Lines as rows, tabs between cells."""
    return [[cell.strip() for cell in line.split(BETWEEN)] for line in typed.splitlines()]


def squared(rows: list[list[str]]) -> list[list[str]]:
    """Rows that say something, each with as many cells as the longest."""
    kept = [list(row) for row in rows if any(row)]
    width = max((_filled(row) for row in kept), default=0)
    return [(row + [""] * width)[:width] for row in kept]


def as_text(rows: list[list[str]]) -> str:
    """A table in plain text, for quotes and for the search."""
    return "\n".join(" ".join(cell for cell in row if cell) for row in rows)


def _filled(row: list[str]) -> int:
    return max((place for place, cell in enumerate(row, 1) if cell), default=0)
