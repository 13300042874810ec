"""Appending: the only way to leave a trace."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from queries import insert, new
from trail.chain import payload_digest, plain, trace_digest
from trail.models import Payload, Trace

#: The digest of a payload when nothing was said: most acts have such a one.
OF_NOTHING = payload_digest(Payload(opinion="", data={}))


def append(
    *,
    stream: str,
    act: str,
    at: datetime,
    number: int,
    previous: str,
    actor: str = "",
    actor_name: str = "",
    appointment: str = "",
    on_behalf: str = "",
    from_state: str = "",
    to_state: str = "",
    basis: Sequence[Any] = (),
    opinion: str = "",
    data: Any = None,
    write: Callable[[list[Trace]], object] = insert,
) -> Trace:
    """Leave one trace, with its payload if anything was said: two inserts at most, nothing read.

    The caller holds the lock of the stream, so it knows the next number and the digest of
    the last trace; the database refuses a number that is taken. `write` takes a trace with which
    nothing was said: a caller with more rows to write may write it together with them.
    """
    if (number == 1) != (previous == "") or number < 1:
        raise ValueError("The first trace has no previous one; every later trace has.")
    payload = new(Payload, opinion=opinion, data=plain(data) if data else {})
    trace = new(
        Trace,
        stream=stream,
        number=number,
        act=act,
        actor=actor,
        actor_name=actor_name,
        appointment=appointment,
        on_behalf=on_behalf,
        at=at,
        from_state=from_state,
        to_state=to_state,
        basis=plain(basis),
        payload_digest=OF_NOTHING if payload.says_nothing else payload_digest(payload),
        previous=previous,
    )
    trace.digest = trace_digest(trace)
    if payload.says_nothing:
        write([trace])
        return trace
    # The caller's transaction already holds the lock of the stream.
    with transaction.atomic(savepoint=False):
        insert([trace])
        payload.trace = trace
        insert([payload])
    return trace
