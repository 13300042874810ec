"""Cutting text into terms; pure: text in, terms out.

Neither SQLite nor PostgreSQL knows where a Chinese word ends. So a run of Chinese is cut into
pairs of characters, each character but the last beginning one: 请假条 → 请假 假条. Words in other
letters, and figures, stay as they are.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

#: Between terms of one run, and between runs: what follows without a gap was written in one.
BLANK, GAP = " ", "  "
#: From here on, Unicode has scripts that set no blanks between words.
_WITHOUT_BLANKS = "[\u2e80-\U0010ffff]"
_WRITTEN = re.compile(r"[^\W_]+")
_RUN = re.compile(f"{_WITHOUT_BLANKS}+|[^\u2e80-\U0010ffff]+")
LONGEST_WORD = 40
#: Texts that a process keeps cut: names of units, posts, forms and choices come again.
MOST_KEPT = 1_000
#: So many terms narrow a search down; the rest of a long one is looked for in what they find.
MOST_TERMS = 24


@dataclass(frozen=True)
class Words:
    """What somebody looks for: the terms to ask an index for, and what the text must then contain."""

    terms: tuple[str, ...] = ()
    contained: tuple[str, ...] = ()


def indexed(texts: Iterable[str]) -> str:
    """The terms of some texts, in order, as they are kept."""
    return f"{GAP}{GAP.join(filter(None, map(_cut, texts)))}{GAP}"


@lru_cache(maxsize=MOST_KEPT)
def _cut(text: str) -> str:
    return GAP.join(BLANK.join(_terms(run)) for run in _runs(text))


def looked_for(text: str) -> Words:
    """The words of a search: each piece between blanks must stand there as it was typed."""
    pieces = [runs for piece in text.split() if (runs := list(_runs(piece)))]
    terms = (term for runs in pieces for run in runs if not _single(run) for term in _terms(run))
    return Words(tuple(dict.fromkeys(terms))[:MOST_TERMS], tuple(map(_contained, pieces)))


def _runs(text: str) -> Iterator[str]:
    """Runs of one kind of writing, in the same letters whatever their width or case."""
    for written in _WRITTEN.findall(unicodedata.normalize("NFKC", text).casefold()):
        for run in _RUN.findall(written):
            yield run if _has_pairs(run) else run[:LONGEST_WORD]


def _terms(run: str) -> list[str]:
    if not _has_pairs(run) or len(run) == 1:
        return [run]
    return [run[at : at + 2] for at in range(len(run) - 1)]


def _contained(runs: list[str]) -> str:
    """A piece as it stands among the terms; a single character may be half of a pair at either end."""
    before = "" if _single(runs[0]) else BLANK
    behind = "" if _single(runs[-1]) else BLANK
    return before + GAP.join(BLANK.join(_terms(run)) for run in runs) + behind


def _single(run: str) -> bool:
    return len(run) == 1 and _has_pairs(run)


def _has_pairs(run: str) -> bool:
    return run[0] >= "\u2e80"
