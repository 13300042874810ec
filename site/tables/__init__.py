"""Tables that are taken away: what they hold, and the files that they make."""

from dataclasses import dataclass

#: Lines that are made and sent at once: sending each by itself takes longer than making it.
LINES = 200
#: Of a column, in characters.
WIDTH = 16


@dataclass(frozen=True)
class Table:
    """What a table is called, its columns, and how their figures are shown (ECMA-376, 18.8.30)."""

    name: str
    headings: tuple[str, ...]
    #: In characters; of all columns, or none for the usual one.
    widths: tuple[int, ...] = ()
    figures: str = "General"
