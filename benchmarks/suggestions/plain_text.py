"""A plain text file as clauses: one line, one clause."""

from pathlib import Path

from regulations.suggesting import ClauseText


def clauses_of(path: Path) -> list[ClauseText]:
    """Every line that is not empty, with its number in the file, counted from 1."""
    # Not splitlines(): other signs than the line feed begin no line of the file.
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    return [
        ClauseText(str(number), "", "", line.strip(), number, number)
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
