"""Text as it is looked through: one width, one case; pure.

Neither database knows where a Chinese word ends, so words are found where they stand, as written;
that finds one character as well as five.
"""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

LONGEST_QUERY = 200
#: So many words narrow a search down; whoever types more has pasted something.
MOST_PIECES = 8
BEFORE, BEHIND = 24, 90


class Passage(NamedTuple):
    """A stretch of text; one of the words that were looked for, or not."""

    text: str
    found: bool


def folded(text: str) -> str:
    """The same in one width and case: ＧＰＳ and gps are one word."""
    return "".join(_folded(each) for each in text)


def pieces(query: str) -> tuple[str, ...]:
    """The words of a search: what stands between blanks, each once."""
    words = folded(query.replace("\0", " ")[:LONGEST_QUERY]).split()
    return tuple(dict.fromkeys(words))[:MOST_PIECES]


def passages(text: str, words: Iterable[str]) -> list[Passage]:
    """A text cut where the words stand in it."""
    letters = [_folded(each) for each in text]
    starts = [0]
    for letter in letters:
        starts.append(starts[-1] + len(letter))
    marked = _marked("".join(letters), words)
    runs: list[Passage] = []
    for at, each in enumerate(text):
        hit = any(marked[starts[at] : starts[at + 1]])
        if runs and runs[-1].found == hit:
            runs[-1] = Passage(runs[-1].text + each, hit)
        else:
            runs.append(Passage(each, hit))
    return runs


def excerpt(text: str, words: Iterable[str]) -> str:
    """Some of a text around the first word that stands in it."""
    found = passages(text, words)
    first = 0 if not found or found[0].found else len(found[0].text)
    start = max(0, first - BEFORE) if first < len(text) else 0
    end = start + BEFORE + BEHIND
    cut = text[start:end].strip()
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"


def _folded(letter: str) -> str:
    return unicodedata.normalize("NFKC", letter).casefold()


def _marked(text: str, words: Iterable[str]) -> list[bool]:
    marked = [False] * len(text)
    for word in filter(None, words):
        at = text.find(word)
        while at >= 0:
            marked[at : at + len(word)] = [True] * len(word)
            at = text.find(word, at + len(word))
    return marked
