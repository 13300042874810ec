"""Nothing asked that the office already holds: which fields ask for it all the same (一表通)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .fields.base import Field, type_of
from .finding import Finding, heed
from .fitting import takes_one_answer

#: What a label may begin with without meaning something else.
OWN = re.compile(r"^(本人|申请人|填表人|您的|我的)")
MARKS = re.compile(r"[\s:：*?？（）()“”《》]")


@dataclass(frozen=True)
class Entry:
    """A fact of the dictionary; `held` when the office can fill it in by itself."""

    key: str
    label: str
    type: str
    held: bool


def already_held(fields: Iterable[Field], entries: Iterable[Entry]) -> Iterator[Finding]:
    """A finding to be heeded for each field that nobody should have to fill in."""
    entries = list(entries)
    by_key = {each.key: each for each in entries}
    by_label = _by_label(entries)
    for field, in_row in _each(fields):
        kind = type_of(field)
        bound = [by_key[key] for key in kind.binds(field) if key in by_key]
        if any(each.held for each in bound) and (in_row or not takes_one_answer(field)):
            yield _not_filled_in(field, next(each for each in bound if each.held))
        # A row tells of somebody else than the one who fills it in.
        elif not bound and not in_row and (twin := _twin(field, by_label)):
            yield _not_bound(field, twin)


def plain(label: str) -> str:
    """A label without what does not change its meaning: 本人的 电话： is 电话."""
    return OWN.sub("", MARKS.sub("", label)).removeprefix("的").casefold()


def _each(fields: Iterable[Field]) -> Iterator[tuple[Field, bool]]:
    for field in fields:
        yield field, False
        yield from ((each, True) for each in type_of(field).inner(field))


def _by_label(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    # Of two facts of one name the one that is held is meant.
    return {plain(each.label): each for each in sorted(entries, key=lambda each: each.held)}


def _twin(field: Field, by_label: Mapping[str, Entry]) -> Entry | None:
    """The fact of the field's name that it could be bound to."""
    kind, twin = type_of(field), by_label.get(plain(field.get("label", "")))
    # Somebody chosen from a list is no text that the office holds.
    if twin is None or twin.type not in kind.fact_types or (kind.untyped and twin.type == "text"):
        return None
    return None if kind.binds(field) else twin


def _not_filled_in(field: Field, fact: Entry) -> Finding:
    sentence = _(
        "“%(label)s” asks for “%(fact)s”, which the office holds, in a field that cannot come "
        "filled in. Ask for it in a field of its own outside groups, or leave it out."
    )
    return heed(sentence % {"label": field["label"], "fact": fact.label}, field["key"])


def _not_bound(field: Field, fact: Entry) -> Finding:
    sentence = (
        _(
            "“%(label)s” has the name of the fact “%(fact)s” (%(key)s), which the office holds. "
            "Bind it to this fact, and nobody has to fill it in."
        )
        if fact.held
        else _(
            "“%(label)s” has the name of the fact “%(fact)s” (%(key)s). Bind it to this fact, so "
            "that rules can ask about it."
        )
    )
    named = {"label": field["label"], "fact": fact.label, "key": fact.key}
    return heed(sentence % named, field["key"])
