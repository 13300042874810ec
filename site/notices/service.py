"""The public surface of the notices room: note that something happened; say whom it concerns."""

from datetime import datetime

from .models import Outbox
from .telling import Notice, Told, tell_of

__all__ = ["Notice", "Told", "note", "tell_of"]


def note(*, stream: str, what: str, number: int, at: datetime) -> None:
    """Write down what happened, in the caller's own transaction; one statement.

    The worker finds out whom it concerns and tells them, within a second or so.
    """
    Outbox.objects.create(stream=stream, what=what, number=number, at=at)
