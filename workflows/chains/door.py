"""What every act leaves: a trace, chained to the one before, and the head that the matter expects."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from people.models import Appointment, Person
from queries import insert
from trail.models import Trace
from trail.service import append

#: The actor of what nobody did: the clock spoke.
SYSTEM = "system"


def leave_trace(
    proceeding: Any,
    *,
    act: str,
    by: Person,
    appointment: Appointment | None,
    at: datetime,
    from_state: str,
    basis: list[dict[str, Any]],
    on_behalf_of: Person | None = None,
    opinion: str = "",
    data: dict[str, Any] | None = None,
    write: Callable[[list[Trace]], object] = insert,
) -> Trace:
    """Append the next trace and note it on the matter (which the caller saves); `write` as for append."""
    trace = append(
        stream=proceeding.serial,
        act=act,
        actor=str(by.pk) if by.pk else SYSTEM,
        actor_name=by.name,
        appointment=appointment.label if appointment else "",
        on_behalf=on_behalf_of.name if on_behalf_of else "",
        at=at,
        from_state=from_state,
        to_state=proceeding.state,
        basis=basis,
        opinion=opinion,
        data=data or {},
        number=proceeding.seen + 1,
        previous=proceeding.head,
        write=write,
    )
    proceeding.seen, proceeding.head = trace.number, trace.digest
    return trace
