"""Heads: what higher rooms expect to be the last trace of each stream."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple


class Head(NamedTuple):
    """The last trace of a stream, as the room that owns the stream remembers it."""

    stream: str
    number: int
    digest: str


Heads = Callable[[], Iterable[tuple[str, int, str]]]

_sources: list[Heads] = []


def register_heads(source: Heads) -> Heads:
    """Name a function that yields the expected heads, so that a cut-off tail is found."""
    if source in _sources:
        raise ValueError("These heads are registered already.")
    _sources.append(source)
    return source


def expected_heads() -> Iterator[Head]:
    """All heads that any room expects, one at a time."""
    for source in _sources:
        for head in source():
            yield Head(*head)
