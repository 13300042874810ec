"""Whole numbers and days that a page or an address carries as text."""

from datetime import date

#: More figures than this no page of the site writes.
MOST_FIGURES = 9


def number_in(text: str, *, otherwise: int) -> int:
    """The number that a text is; `otherwise` for what is none, or longer than any that was given out."""
    fits = text.isascii() and text.isdecimal() and len(text) <= MOST_FIGURES
    return int(text) if fits else otherwise


def day_in(text: str) -> date | None:
    """The day that a text is; None for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
