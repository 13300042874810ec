"""Which suggestion answers which row: kind, line and figures, one to one."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from regulations.suggesting import Suggestion
from regulations.suggesting.figures import Figure

from .figures_of_row import figures_of


@dataclass(frozen=True)
class Row:
    """One row of the answer sheet."""

    id: str
    kind: str
    first_line: int
    last_line: int
    numbers: str

    @property
    def figures(self) -> frozenset[Figure]:
        """What its column `numbers` says."""
        return figures_of(self.numbers, self.kind)


def rows_of(path: Path) -> list[Row]:
    """The answer sheet: columns id, kind, first_line, last_line, numbers."""
    with path.open(encoding="utf-8-sig", newline="") as sheet:
        return [
            Row(
                each["id"],
                each["kind"],
                int(each["first_line"]),
                int(each["last_line"]),
                each["numbers"],
            )
            for each in csv.DictReader(sheet)
        ]


def matched(rows: Sequence[Row], suggestions: Sequence[Suggestion]) -> dict[int, int]:
    """Place of the suggestion for each row that is answered; as many as can be."""
    figures = [each.figures for each in rows]
    fits = [
        [s for s, suggestion in enumerate(suggestions) if _fits(row, figures[r], suggestion)]
        for r, row in enumerate(rows)
    ]
    row_of: dict[int, int] = {}
    for r in range(len(rows)):
        _assign(r, fits, row_of, set())
    return {r: s for s, r in row_of.items()}


def _assign(r: int, fits: list[list[int]], row_of: dict[int, int], tried: set[int]) -> bool:
    for s in fits[r]:
        if s in tried:
            continue
        tried.add(s)
        if s not in row_of or _assign(row_of[s], fits, row_of, tried):
            row_of[s] = r
            return True
    return False


def _fits(row: Row, figures: frozenset[Figure], suggestion: Suggestion) -> bool:
    on_line = row.first_line <= suggestion.last_line and suggestion.first_line <= row.last_line
    return row.kind == suggestion.kind and on_line and same(figures, suggestion.figures)


def same(one: frozenset[Figure], other: frozenset[Figure]) -> bool:
    """Whether two sets say the same; a figure of the sheet without a unit agrees with any unit."""
    return len(one) == len(other) and _pairs(list(one), list(other))


def _pairs(asked: list[Figure], given: list[Figure]) -> bool:
    if not asked:
        return True
    first, *rest = asked
    return any(
        _agree(first, each) and _pairs(rest, [other for other in given if other is not each])
        for each in given
    )


def _agree(asked: Figure, given: Figure) -> bool:
    ends = (asked.number, asked.op, asked.per) == (given.number, given.op, given.per)
    return ends and asked.unit in ("", given.unit)
