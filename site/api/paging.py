"""Lists by keyset: the next page begins behind the last row, however many rows came in between."""

from collections.abc import Iterable
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from django.core import signing
from django.db.models import Model, Q, QuerySet
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
    rows = rows.filter(behind(after, by=by, model=rows.model))
    return cut(rows.order_by(*by)[: limit + 1], by=by, model=rows.model, limit=limit)


def behind(after: str | None, *, by: tuple[str, ...], model: type[Model]) -> Q:
    """The condition that rows come after a mark; without a mark all do."""
    if after is None:
        return Q()
    return _behind(_names(by), _read(after, _salt(model, by)), backwards=by[0].startswith("-"))


def cut(
    rows: Iterable[Any], *, by: tuple[str, ...], model: type[Model], limit: int, edge: Any = None
) -> tuple[list[Any], str | None]:
    """Ordered rows, of which there is one too many when another page follows, and the mark of that page.

    It follows the last row; or the `edge`, when the rows were sought only so far.
    """
    found = list(rows)
    last = found[limit - 1] if len(found) > limit else edge
    if last is None:
        return found, None
    values = [_plain(getattr(last, name)) for name in _names(by)]
    return found[:limit], signing.dumps(values, salt=_salt(model, by))


def _names(by: tuple[str, ...]) -> list[str]:
    return [name.removeprefix("-") for name in by]


def _salt(model: type[Model], by: tuple[str, ...]) -> str:
    return f"{model._meta.label}:{','.join(by)}"


def _read(after: str, salt: str) -> list[Any]:
    try:
        return list(signing.loads(after, salt=salt))
    except signing.BadSignature as error:
        sentence = _("“after” takes what a page of this list gave as “next”. Begin without it.")
        raise Problem("invalid", sentence, errors={"after": [sentence]}) from error


def _behind(names: list[str], values: list[Any], *, backwards: bool) -> Q:
    # (a, b) behind (x, y): a behind x, or a = x and b behind y.
    test = "lt" if backwards else "gt"
    further, same = Q(), Q()
    for name, value in zip(names, values, strict=True):
        further |= same & Q(**{f"{name}__{test}": value})
        same &= Q(**{name: value})
    # The first condition follows from the second, but only it lets an index begin in the middle.
    return Q(**{f"{names[0]}__{test}e": values[0]}) & further


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
