"""Rows of tables as lines."""

from collections.abc import Iterable


def row(cells: Iterable[str]) -> str:
    """The cells between strokes, so that a number in the first is not read as a mark."""
    return "| " + " | ".join(each.replace("\n", " ").strip() for each in cells) + " |"
