"""The head of a sheet: its first rows, what is merged in them, and lists that cells choose from."""

from dataclasses import dataclass, field
from typing import Any

MOST_ROWS = 30
MOST_COLUMNS = 200

Cell = tuple[int, int]


@dataclass
class Head:
    """Rows of texts from the top left; merged cells by their corner; options by column."""

    rows: list[list[Any]]
    #: corner → how many rows and columns it covers
    merged: dict[Cell, tuple[int, int]] = field(default_factory=dict)
    options: dict[int, list[str]] = field(default_factory=dict)
    #: What else the workbook has, that no form is made of.
    other_sheets: int = 0
