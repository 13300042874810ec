"""Lists by keyset: the next page begins behind the last row, however many rows came in between."""

from typing import Annotated, Any, Generic, TypeVar

from django.core import signing
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from ninja import Query, Schema

from .problems import Problem

Item = TypeVar("Item")

#: From the `next` of the page before; it means nothing elsewhere.
After = Annotated[str | None, Query(max_length=300)]
Limit = Annotated[int, Query(ge=1, le=100)]
LIMIT = 20


class Page(Schema, Generic[Item]):
    """`next` goes into `?after=`; null on the last page."""

    items: list[Item]
    next: str | None = None


def page(
    rows: QuerySet, *, by: tuple[str, ...], after: str | None, limit: int
) -> tuple[list[Any], str | None]:
    """The rows behind a mark in one order (all ascending, or all with “-”), and the mark of the next page."""
    names = [name.removeprefix("-") for name in by]
    salt = f"{rows.model._meta.label}:{','.join(by)}"
    if after is not None:
        rows = rows.filter(_behind(names, _read(after, salt), backwards=by[0].startswith("-")))
    found = list(rows.order_by(*by)[: limit + 1])
    if len(found) <= limit:
        return found, None
    last = found[limit - 1]
    return found[:limit], signing.dumps([_plain(getattr(last, name)) for name in names], salt=salt)


def _read(after: str, salt: str) -> list[Any]:
    try:
        return list(signing.loads(after, salt=salt))
    except signing.BadSignature as error:
        sentence = _("“after” takes what a page of this list gave as “next”. Begin without it.")
        raise Problem("invalid", sentence, errors={"after": [sentence]}) from error


def _behind(names: list[str], values: list[Any], *, backwards: bool) -> Q:
    # (a, b) behind (x, y): a behind x, or a = x and b behind y.
    test = "lt" if backwards else "gt"
    behind, same = Q(), Q()
    for name, value in zip(names, values, strict=True):
        behind |= same & Q(**{f"{name}__{test}": value})
        same &= Q(**{name: value})
    return behind


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
