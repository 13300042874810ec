"""Pages by key, not by number: constant work however long the list is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from django.db.models import Q, QuerySet

ROWS = 20
SEPARATOR = "~"

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
    moment, pk = key
    sign, comparison = ("-", "lt") if newest_first else ("", "gt")
    position = _position(after)
    if position is not None:
        at, last = position
        rows = rows.filter(
            Q(**{f"{moment}__{comparison}": at}) | Q(**{moment: at, f"{pk}__{comparison}": last})
        )
    found = list(rows.order_by(f"{sign}{moment}", f"{sign}{pk}")[: ROWS + 1])
    if len(found) <= ROWS:
        return Page(found)
    last_row = found[ROWS - 1]
    return Page(found[:ROWS], f"{getattr(last_row, moment).isoformat()}{SEPARATOR}{last_row.pk}")


def _position(after: str) -> tuple[datetime, int] | None:
    # A key that nobody gave out begins the list anew.
    at, _separator, pk = after.partition(SEPARATOR)
    try:
        return datetime.fromisoformat(at), int(pk)
    except ValueError:
        return None
