"""What somebody types to find a person, a unit, a household: each word must be found somewhere."""

import re
from collections.abc import Callable

from django.db.models import Q

from people.models.listed import plain

MOST_WORDS = 5
LONGEST_WORDS = 60
FIGURES = re.compile(r"[\d-]+")


def words_in(text: str) -> list[str]:
    """The words, with full-width figures made half-width; only so many."""
    kept = plain(text.replace("\x00", ""))[:LONGEST_WORDS]
    return kept.replace("，", " ").replace("、", " ").split()[:MOST_WORDS]


def each_word(text: str, test: Callable[[str], Q]) -> Q:
    """The condition that every word passes a test."""
    found = Q()
    for word in words_in(text):
        found &= test(word)
    return found


def is_figures(word: str) -> bool:
    """Whether a word is made of figures: of a door, or of a telephone number."""
    return bool(FIGURES.fullmatch(word))
