"""Pages that one looks at: lists, searches, who is away, the API."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from wagtail.models import APIToken

from api.models import TokenLimits
from benchmarks.answers import FIRST
from benchmarks.visitor import Visitor

#: In every row stands the post of a worker; of this no office of grids has a word.
IN_ALL, IN_NONE = "网格", "卫星云图"
Visits = dict[str, Callable[[int], Any]]


def pages_of(deputy: Visitor) -> Visits:
    """What waits for somebody, on the page and for another program."""
    address = reverse("api:inbox")
    token, secret = APIToken.create_token(user=deputy.user, name="bench")
    TokenLimits.objects.create(token=token, per_minute=0)
    program = Visitor(deputy.user, Authorization=f"Bearer {secret}")
    return {
        "inbox": _shows(deputy, reverse("portal:home")),
        "inbox by API": _shows(program, address),
    }


def lists(worker: Visitor, archivist: Visitor) -> Visits:
    """What a worker handed in; and searching, as one who sees few and as one who sees half of all."""
    search = reverse("portal:search")
    everywhere, nowhere = (f"{search}?{urlencode({'q': words})}" for words in (IN_ALL, IN_NONE))
    return {
        "sent by me": _shows(worker, reverse("portal:sent")),
        "search, in all: worker": _shows(worker, everywhere),
        "search, in none: worker": _shows(worker, nowhere),
        "search, in all: archivist": _shows(archivist, everywhere),
        "search, in none: archivist": _shows(archivist, nowhere),
    }


def offices(who: str, visitor: Visitor) -> Visits:
    """Who is away in a month, what each took in the year, the register: of what somebody sees."""
    month = f"{reverse('portal:away')}?month={FIRST:%Y-%m}"
    balances, register = (
        f"{reverse(f'portal:{name}')}?year={FIRST.year}" for name in ("balances", "register")
    )
    return {
        f"absences of a month: {who}": _shows(visitor, month),
        f"balances: {who}": _shows(visitor, balances),
        f"register: {who}": _shows(visitor, register),
    }


def _shows(visitor: Visitor, address: str) -> Callable[[int], Any]:
    return lambda _number: visitor.get(address)
