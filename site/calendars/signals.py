"""changed: the working days are others now; sent in the transaction that changed them."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal

changed = Signal()


def watch_days() -> None:
    """Say so when a day or a confirmed year is saved or deleted; seeding says it once for all."""
    from calendars.models import CalendarDay, CalendarYear

    for model in (CalendarDay, CalendarYear):
        for signal in (post_save, post_delete):
            signal.connect(_say, sender=model, dispatch_uid=f"calendars.{model.__name__}")


def _say(sender: Any, **kwargs: Any) -> None:
    # What is loaded from a file comes as a whole; whoever loads it knows what follows.
    if not kwargs.get("raw"):
        changed.send(sender=sender)
