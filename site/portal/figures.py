"""Whole numbers that a page or an address carries as text."""

#: More figures than this no page of the site writes.
MOST_FIGURES = 9


def number_in(text: str, *, otherwise: int) -> int:
    """The number that a text is; `otherwise` for what is none, or longer than any that was given out."""
    fits = text.isascii() and text.isdecimal() and len(text) <= MOST_FIGURES
    return int(text) if fits else otherwise
