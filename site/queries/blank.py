"""Rows to be written: Django's constructor goes through every column, whatever is given."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from django.db.models import Model
from django.db.models.base import ModelState

from .instances import is_plain

M = TypeVar("M", bound=Model)


def new(model: type[M], **columns: Any) -> M:
    """A new row with these columns, told by the names under which a row has them (post_id).

    TypeError for a name that is none of them. No signals; what a constructor does otherwise than
    Django's is done.
    """
    blank = _blank(model)
    if blank is None:
        return model(**columns)
    return blank.filled(columns)


class _Blank:
    """The columns of a model with what they hold at first."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.given: dict[str, Any] = {}
        self.made: list[tuple[str, Callable[[], Any]]] = []
        for field in model._meta.concrete_fields:
            if field.has_default() and callable(field.default):
                self.made.append((field.attname, field.default))
            else:
                self.given[field.attname] = field.get_default()
        self.names = {field.attname for field in model._meta.concrete_fields}

    def filled(self, columns: dict[str, Any]) -> Any:
        if not columns.keys() <= self.names:
            raise TypeError(f"{self.model.__name__} has no {sorted(columns.keys() - self.names)}.")
        values = {"_state": ModelState(), **self.given, **columns}
        for name, make in self.made:
            if name not in columns:
                values[name] = make()
        row = self.model.__new__(self.model)
        row.__dict__ = values
        return row


@lru_cache(maxsize=100)
def _blank(model: Any) -> _Blank | None:
    return _Blank(model) if is_plain(model) else None
