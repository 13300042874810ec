"""Where in a text the deciding words stand."""

from collections.abc import Iterable
from typing import NamedTuple


class Passage(NamedTuple):
    """A stretch of text; deciding or not."""

    text: str
    decides: bool


def passages(text: str, quotes: Iterable[str]) -> list[Passage]:
    """Cut a text where quotes begin and end; quotes that overlap are joined."""
    decides = [False] * len(text)
    for quote in filter(None, quotes):
        start = text.find(quote)
        while start >= 0:
            decides[start : start + len(quote)] = [True] * len(quote)
            start = text.find(quote, start + len(quote))
    return _runs(text, decides)


def _runs(text: str, decides: list[bool]) -> list[Passage]:
    runs: list[Passage] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or decides[end] != decides[start]:
            runs.append(Passage(text[start:end], decides[start]))
            start = end
    return runs
