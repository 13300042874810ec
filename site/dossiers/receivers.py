"""What this room does when something happens in a lower one."""

from typing import Any

from workflows.chains.kinds import kind_of
from workflows.chains.models import Proceeding


def enqueue_sealing(proceeding: Proceeding, **_kwargs: Any) -> None:
    """A matter has ended: the task is written in the act's own transaction, so both are or neither is.

    What is sealed by month waits until the month is over; the sweep sees to it.
    """
    from .tasks import seal

    if proceeding.final and not kind_of(proceeding.kind).sealed_by_month:
        seal.enqueue(proceeding.serial)
