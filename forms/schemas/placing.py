"""Which field a sentence is about: the one that it names between quotation marks."""

import re
from collections.abc import Iterable, Iterator

from .fields import Field
from .fields.base import type_of
from .finding import Finding

_QUOTED = re.compile(r"“([^”]+)”")


def placed(sentences: Iterable[str], fields: Iterable[Field]) -> list[Finding]:
    """Sentences as findings, each with the key of its field if it names one and only one."""
    by_name: dict[str, set[str]] = {}
    for field in _everywhere(fields):
        for name in (field.get("label"), field["key"], *type_of(field).keys(field)):
            by_name.setdefault(str(name), set()).add(field["key"])
    return [Finding(each, key=_key(each, by_name)) for each in sentences]


def _key(sentence: str, by_name: dict[str, set[str]]) -> str:
    for name in _QUOTED.findall(sentence):
        keys = by_name.get(name, set())
        if len(keys) == 1:
            return next(iter(keys))
    return ""


def _everywhere(fields: Iterable[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _everywhere(type_of(field).inner(field))
