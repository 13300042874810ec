"""Verifying: recompute every chain and say where one is broken."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from trail.chain import payload_digest, trace_digest
from trail.models import Trace
from trail.tails import cut_off_tails

# What is held in memory at a time, however long the log is.
TRACES_AT_A_TIME = 500


@dataclass(frozen=True)
class Finding:
    """What verifying a stream found: whole, or the sentence that says what is wrong."""

    stream: str
    traces: int
    fault: str = ""

    @property
    def whole(self) -> bool:
        """Whether the chain is as it was written."""
        return not self.fault


def verify(stream: str) -> Finding:
    """Recompute the chain of one stream; one without traces is not whole."""
    return verify_read(stream, _with_payload(Trace.objects.filter(stream=stream)))


def verify_read(stream: str, traces: Iterable[Trace]) -> Finding:
    """The same of traces that were read already, in their order."""
    found = _examined(stream, traces)
    return found if found.traces else _nothing(stream)


def verify_all() -> Iterator[Finding]:
    """Recompute every chain, in constant memory; then look for tails that were cut off."""
    traces = _with_payload(Trace.objects.all())
    for stream, of_stream in groupby(traces, key=lambda trace: trace.stream):
        yield _examined(stream, of_stream)
    yield from _tail_findings()


def verify_named(streams: Collection[str]) -> Iterator[Finding]:
    """Recompute the chains of some streams, and look at their tails."""
    yield from map(verify, streams)
    yield from _tail_findings(streams)


def _nothing(stream: str) -> Finding:
    return Finding(stream, 0, _("%(stream)s: there is no trace of it.") % {"stream": stream})


def _tail_findings(streams: Collection[str] | None = None) -> Iterator[Finding]:
    for stream, found, fault in cut_off_tails(streams):
        yield Finding(stream, found, fault)


def _with_payload(traces: QuerySet[Trace]) -> Iterator[Trace]:
    ordered = traces.select_related("words").order_by("stream", "number")
    return ordered.iterator(chunk_size=TRACES_AT_A_TIME)


def _examined(stream: str, traces: Iterable[Trace]) -> Finding:
    count, previous, fault = 0, "", ""
    for count, trace in enumerate(traces, start=1):
        fault = fault or _fault(trace, expected=count, previous=previous)
        previous = trace.digest
    return Finding(stream, count, fault)


def _fault(trace: Trace, *, expected: int, previous: str) -> str:
    """The first thing wrong with a trace, as a sentence; empty if nothing is."""
    if trace.number != expected:
        sentence = _("%(stream)s: trace %(number)s is missing; after it comes %(found)s.")
        return sentence % {"stream": trace.stream, "number": expected, "found": trace.number}
    if trace.previous != previous:
        sentence = _("%(stream)s: trace %(number)s does not follow the trace before it.")
    elif trace.digest != trace_digest(trace):
        sentence = _("%(stream)s: trace %(number)s was changed after it was written.")
    else:
        sentence = _payload_fault(trace)
    return sentence % {"stream": trace.stream, "number": trace.number}


def _payload_fault(trace: Trace) -> str:
    payload = trace.payload
    if payload_digest(payload) != trace.payload_digest:
        if payload._state.adding:
            return _("%(stream)s: the opinion and data of trace %(number)s are gone.")
        return _(
            "%(stream)s: the opinion or data of trace %(number)s was changed after it was written."
        )
    return ""
