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


def inbox_page() -> str:
    """The inbox."""
    return _written("portal:home", get_script_prefix(), get_urlconf())


def matter_page(serial: str) -> str:
    """The page of a matter."""
    return _filled("portal:proceeding", serial)


def regulation_page(slug: str) -> str:
    """The page of a regulation."""
    return _filled("portal:regulation", slug)


def clause_page(basis: Mapping[str, Any]) -> str:
    """Where a clause stands, in the edition that a basis names."""
    page = regulation_page(basis["regulation"])
    return f"{page}?edition={basis['edition']}#{basis['clause']}"


def _filled(view: str, name: str) -> str:
    pattern = _written(view, get_script_prefix(), get_urlconf(), PLACE)
    return pattern.replace(PLACE, quote(name, safe=LEFT_ALONE))


@lru_cache(maxsize=100)
def _written(view: str, _prefix: str, _urlconf: str | None, *names: str) -> str:
    # Prefix and module of addresses decide as well what comes out of `reverse`.
    return reverse(view, args=names)
