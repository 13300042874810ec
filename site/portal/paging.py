"""Pages by key, not by number: constant work however long the list is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet

ROWS = 20
ROWS_AND_ONE = ROWS + 1
SEPARATOR = "~"
NEWEST_FIRST = ("submitted_at", "pk")

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some rows, and the key after which the next ones begin (blank at the end)."""

    rows: list[T]
    next: str = ""

    def mapped(self, change: Callable[[T], U]) -> "Page[U]":
        """The same page of other things."""
        return Page([change(each) for each in self.rows], self.next)


def page_of(
    rows: QuerySet[Any], key: tuple[str, str], after: str = "", *, newest_first: bool = False
) -> Page[Any]:
    """One page of rows ordered by a moment and the primary key."""
    sign = "-" if newest_first else ""
    rows = rows.filter(behind(after, key, newest_first=newest_first))
    return cut(rows.order_by(*(f"{sign}{name}" for name in key))[:ROWS_AND_ONE], key)


def behind(after: str, key: tuple[str, str], *, newest_first: bool = False) -> Q:
    """The condition that rows come after the last one of a page; a key that nobody gave out begins anew."""
    moment, pk = key
    position = _position(after)
    if position is None:
        return Q()
    at, last = position
    comparison = "lt" if newest_first else "gt"
    further = Q(**{f"{moment}__{comparison}": at}) | Q(**{f"{pk}__{comparison}": last})
    # The first condition follows from the second, but only it lets an index begin in the middle.
    return Q(**{f"{moment}__{comparison}e": at}) & further


def cut(rows: Iterable[Any], key: tuple[str, str], *, edge: Any = None) -> Page[Any]:
    """A page of ordered rows, of which there are more than that when another page follows.

    The next page begins behind the last row; behind the `edge` when the rows were sought only so far.
    """
    found = list(rows)
    last = found[ROWS - 1] if len(found) > ROWS else edge
    if last is None:
        return Page(found)
    at, pk = (getattr(last, name) for name in key)
    return Page(found[:ROWS], f"{at.isoformat()}{SEPARATOR}{pk}")


def _position(after: str) -> tuple[datetime, int] | None:
    at, _separator, pk = after.partition(SEPARATOR)
    try:
        position = datetime.fromisoformat(at).astimezone(UTC), int(pk)
    except (ValueError, OverflowError):
        return None
    return position if "+" in at else None
