"""Days in words: the same few are written again and again, and each takes Django a while."""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language

#: Days that a process keeps written: several years in a few ways.
MOST_KEPT = 4_000


def written(day: date, pattern: str = "DATE_FORMAT") -> str:
    """A day as the language of the moment writes it; `pattern` is one of Django's formats."""
    # A moment would be kept for each of its seconds.
    return _written(date(day.year, day.month, day.day), pattern, get_language())


@lru_cache(maxsize=MOST_KEPT)
def _written(day: date, pattern: str, _language: str | None) -> str:
    return date_format(day, pattern)
