"""Keys: one for each answer, and none that a browser takes for something else."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from ..fields.base import type_of
from .scopes import keyed, scopes

#: What every object of a browser has already.
RESERVED = frozenset({"constructor"})


def twice(fields: list[Any]) -> Iterator[str]:
    """Keys that two fields share; in a row of a group also with the form around it."""
    sentence = _("The key “%(key)s” is used by %(times)s fields. Give each field a key of its own.")
    form = Counter(_all_keys(fields))
    for scope in scopes(fields):
        counted = Counter(_all_keys(scope.fields))
        for key, own in counted.items():
            times = own + (form[key] if scope.group else 0)
            if times > 1:
                yield sentence % {"key": key, "times": times}


def reserved(fields: list[Any]) -> Iterator[str]:
    """Keys that mean something else in a browser."""
    sentence = _("The key “%(key)s” means something else in a browser. Choose another key.")
    for scope in scopes(fields):
        for key in keyed(scope.fields):
            if key in RESERVED:
                yield sentence % {"key": key}


def _all_keys(fields: list[Any]) -> Iterator[str]:
    for field in fields:
        # What has no answer is known by its key all the same.
        yield from type_of(field).keys(field) or (field["key"],)
