"""Tails: whether each stream still ends where the room that owns it says it ends."""

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from trail.heads import Head, expected_heads
from trail.models import Trace

HEADS_AT_A_TIME = 500
Tail = tuple[int, str]
NO_TRACE: Tail = (0, "")


def cut_off_tails(streams: Collection[str] | None = None) -> Iterator[tuple[str, int, str]]:
    """Stream, number of its last trace and a sentence, for each that ends elsewhere."""
    doubtful = {head.stream for head, tail in _compared(_heads_of(streams)) if tail != head[1:]}
    if not doubtful:
        return
    # Somebody may have acted between the two readings: only what still differs is a fault.
    for head, tail in _compared(_heads_of(doubtful)):
        if tail != head[1:]:
            yield head.stream, tail[0], _sentence(head, tail)


def _heads_of(streams: Collection[str] | None) -> Iterable[Head]:
    return (head for head in expected_heads() if streams is None or head.stream in streams)


def _compared(heads: Iterable[Head]) -> Iterator[tuple[Head, Tail]]:
    """Each expected head beside the tail that is really there."""
    source = iter(heads)
    while batch := list(islice(source, HEADS_AT_A_TIME)):
        tails = _tails([head.stream for head in batch])
        for head in batch:
            yield head, tails.get(head.stream, NO_TRACE)


def _tails(streams: list[str]) -> dict[str, Tail]:
    last = Trace.objects.filter(stream=OuterRef("stream")).order_by("-number").values("number")[:1]
    rows = Trace.objects.filter(stream__in=streams, number=Subquery(last))
    return {
        stream: (number, digest)
        for stream, number, digest in rows.values_list("stream", "number", "digest")
    }


def _sentence(head: Head, tail: Tail) -> str:
    if tail[0] < head.number:
        sentence = _("%(stream)s: it should end with trace %(expected)s, but ends with %(found)s.")
    elif tail[0] > head.number:
        sentence = _(
            "%(stream)s: trace %(found)s was added past the matter, which knows only %(expected)s."
        )
    else:
        sentence = _("%(stream)s: its last trace %(found)s is not the one the matter remembers.")
    return sentence % {"stream": head.stream, "expected": head.number, "found": tail[0]}
