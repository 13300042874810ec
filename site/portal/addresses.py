"""Addresses of which a list draws dozens: a pattern is looked up once, and filled in for each row."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.urls import get_script_prefix, get_urlconf, reverse

#: Stands in a pattern where the name of the page goes; a slug, as some patterns ask for.
PLACE = "place-of-its-name"
#: What `reverse` leaves as it is.
LEFT_ALONE = "/~:@!$&'()*+,;="


def matter_page(serial: str) -> str:
    """The page of a matter."""
    return _filled("portal:proceeding", serial)


def clause_page(basis: Mapping[str, Any]) -> str:
    """Where a clause stands, in the edition that a basis names."""
    regulation = _filled("portal:regulation", basis["regulation"])
    return f"{regulation}?edition={basis['edition']}#{basis['clause']}"


def _filled(view: str, name: str) -> str:
    before, after = _around(view, get_script_prefix(), get_urlconf())
    return f"{before}{quote(name, safe=LEFT_ALONE)}{after}"


@lru_cache(maxsize=100)
def _around(view: str, _prefix: str, _urlconf: str | None) -> tuple[str, str]:
    # Both decide what comes out of `reverse`.
    before, _place, after = reverse(view, args=[PLACE]).partition(PLACE)
    return before, after
