"""Buttons beside a picker, where the browser runs no script: “look up”, “enter and choose”."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from forms.schemas.fields import Field
from forms.schemas.fields.base import type_of
from forms.schemas.fields.picker import Picker
from forms.schemas.models import FormEdition
from people.models import Person
from people.registry.entering import NotEntered

from .entering import entered
from .picking import ENTER, Aid, Box

#: Stands in the place of an answer that is being looked up, so that its row is not taken for blank.
SOUGHT = "\u2060sought"


def helped(
    edition: FormEdition, posted: Any, person: Person, now: datetime, *, do: str
) -> tuple[Any, Aid]:
    """What was posted, with the answer of the picker whose button was pressed (`do`); and the aid for the page."""
    aid = Aid(person, localdate(now), posted=posted)
    pressed, _colon, path = do.partition(":")
    # The picker of a household stands below that of its resident.
    outer, _dashes, _below = path.partition(ENTER)
    found = _picker(edition, outer)
    if found is None or pressed not in ("find", "enter"):
        return posted, aid
    posted = posted.copy()
    if pressed == "find":
        aid = replace(aid, looking=path)
    else:
        aid = _enter(found, outer, posted, replace(aid, posted=posted), now)
    if aid.looking or aid.failed:
        aid = replace(aid, kept=posted.get(outer) or "")
        posted[outer] = SOUGHT
    return posted, replace(aid, posted=posted)


def settled(answers: dict[str, Any], aid: Aid) -> Aid:
    """The aid after reading: blank rows are gone, so that rows have other numbers; the mark is taken out."""
    was = aid.looking or aid.failed
    for path, place, key in _places(answers):
        if place[key] == SOUGHT:
            place[key] = aid.kept
            if not aid.kept:
                del place[key]
            outer, dashes, below = was.partition(ENTER)
            now = path + dashes + below
            renamed = {
                path + name.removeprefix(outer): value
                for name, value in aid.posted.items()
                if name.startswith(outer + ENTER)
            }
            return replace(
                aid,
                posted=renamed,
                looking=now if aid.looking else "",
                failed=now if aid.failed else "",
            )
    return aid


def _enter(found: Field, path: str, posted: Any, aid: Aid, now: datetime) -> Aid:
    kind = type_of(found)
    assert isinstance(kind, Picker)
    beside = path[: len(path) - len(found["key"])]
    of = beside + found["of"] if found.get("of") else ""
    try:
        offer = entered(Box(path, kind.list, aid, of=of), household=posted.get(of) or "", at=now)
    except NotEntered as refused:
        return replace(aid, failed=path, errors=refused.errors)
    posted[path] = offer.value
    return aid


def _picker(edition: FormEdition, path: str) -> Field | None:
    """The picker at a path, whatever the number of its row."""
    steps = path.split(".")
    scope = list(edition.fields)
    if len(steps) == 3:
        group = next((each for each in scope if each["key"] == steps[0]), None)
        scope = type_of(group).inner(group) if group else []
    fits = (each for each in scope if each["key"] == steps[-1])
    return next((each for each in fits if isinstance(type_of(each), Picker)), None)


def _places(answers: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    for key, value in list(answers.items()):
        yield key, answers, key
        for number, row in enumerate(value if isinstance(value, list) else ()):
            if isinstance(row, dict):
                yield from ((f"{key}.{number}.{each}", row, each) for each in list(row))
