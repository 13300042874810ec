"""What this room does when something happens in a lower one."""

from typing import Any

from workflows.chains.models import Proceeding

#: Records are sealed by person and year, not one by one.
NOT_SEALED_ALONE = frozenset({"record"})


def enqueue_sealing(proceeding: Proceeding, **_kwargs: Any) -> None:
    """A matter has ended: the task is written in the act's own transaction, so both are or neither is."""
    from .tasks import seal

    if proceeding.final and proceeding.kind not in NOT_SEALED_ALONE:
        seal.enqueue(proceeding.serial)
