"""Told: whom an entry of the outbox concerns; a higher room says so, since this one knows no matters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .models import Outbox

#: Words of a sentence by name.
Words = dict[str, str]


@dataclass(frozen=True)
class Notice:
    """One person is told, for one reason."""

    person: int
    kind: str


@dataclass(frozen=True)
class Told:
    """What is told of one entry: to which people, and to other software under which topics."""

    words: Words = field(default_factory=dict)
    notices: Sequence[Notice] = ()
    topics: Sequence[str] = ()
    form: str = ""
    unit_path: str = ""
    #: What other software gets, without names and answers: it asks the API for more.
    data: dict[str, Any] = field(default_factory=dict)


Source = Callable[[Outbox, datetime], Told]
_sources: list[Source] = []


def tell_of(source: Source) -> None:
    """Let a room say whom its entries concern; LookupError when another does already."""
    if _sources and _sources != [source]:
        raise LookupError("two rooms say whom entries of the outbox concern")
    _sources[:] = [source]


def told(entry: Outbox, *, now: datetime) -> Told:
    """What is to be told of an entry; nothing when nobody says."""
    return _sources[0](entry, now) if _sources else Told()
