"""From the outbox to people and to other software: once for each, in one transaction."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.db import InterfaceError, OperationalError, transaction

from .ahead import deliveries_of
from .models import Delivery, Notification, Outbox, Wishes
from .models.wishes import every_kind
from .tasks import deliver
from .telling import Told, told

logger = logging.getLogger("notices")
AT_A_TIME = 100
#: An entry that failed so often is left, with its fault, to the administrator.
MOST_ATTEMPTS = 5


def waiting() -> bool:
    """Whether anything is to be spread that did not fail before."""
    return Outbox.objects.filter(told_at=None, attempts=0).exists()


def spread(*, now: datetime, again: bool = False) -> int:
    """Tell of what stands in the outbox; of how many entries. Safe to run by several at once.

    What failed before is tried only `again`, that is by the sweep.
    """
    entries = Outbox.objects.filter(told_at=None).order_by("pk")
    if not again:
        entries = entries.filter(attempts=0)
    keys = list(entries.values_list("pk", flat=True)[:AT_A_TIME])
    return sum(_spread_one(key, now) for key in keys)


def tell_at_once(what: str, found: Told, *, number: int, now: datetime) -> None:
    """Tell of what is no act of a matter, in the transaction in which it comes about; twice the same once."""
    key = {"stream": "", "what": what, "number": number, "at": now}
    entry, new = Outbox.objects.get_or_create(**key, defaults={"told_at": now})
    if new:
        _tell(entry, found, now)


def _spread_one(key: int, now: datetime) -> bool:
    try:
        with transaction.atomic():
            entry = Outbox.objects.select_for_update().filter(pk=key, told_at=None).first()
            if entry is None:
                return False
            _tell(entry, told(entry, now=now), now)
            entry.told_at, entry.fault = now, ""
            entry.save(update_fields=["told_at", "fault"])
    except (OperationalError, InterfaceError):
        # Locked, or restarted: the worker begins anew.
        raise
    except Exception as error:  # noqa: BLE001  # whatever it is, the others must not wait
        _note_fault(key, error, now)
        return False
    return True


def _note_fault(key: int, error: Exception, now: datetime) -> None:
    logger.exception("Entry %s of the outbox could not be told of.", key)
    entry = Outbox.objects.get(pk=key)
    entry.attempts += 1
    entry.fault = f"{type(error).__name__}: {error}"[:500]
    entry.told_at = now if entry.attempts >= MOST_ATTEMPTS else None
    entry.save(update_fields=["attempts", "fault", "told_at"])


def _tell(entry: Outbox, found: Told, now: datetime) -> None:
    wishes = _wishes(each.person for each in found.notices)
    Notification.objects.bulk_create(
        [
            Notification(
                person_id=each.person,
                kind=each.kind,
                stream=entry.stream,
                words=found.words,
                at=entry.at,
                outbox=entry,
                # Who does not want it in the list still finds it there, as read.
                read_at=None if each.kind in wishes[each.person].inside else now,
            )
            for each in found.notices
        ],
        ignore_conflicts=True,
    )
    made = deliveries_of(entry, found, wishes, now=now)
    Delivery.objects.bulk_create(made, ignore_conflicts=True)
    for each in made:
        deliver.using(run_after=each.next_at).enqueue(str(each.pk))


def _wishes(people: Iterable[int]) -> dict[int, Wishes]:
    keys = set(people)
    found = Wishes.objects.select_related("person__user").in_bulk(keys) if keys else {}
    return {key: found.get(key) or Wishes(person_id=key, inside=every_kind()) for key in keys}
