"""Delivering: try, wait longer each time, give up in the open; the id stays the same throughout."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from .channels import WAYS, Answer, NotDelivered
from .models import Delivery, DeliveryState
from .switching_off import note_failure, note_success
from .tasks import deliver

logger = logging.getLogger("notices")

#: How long to wait after each attempt that failed; after the last one it is given up.
PAUSES = (
    timedelta(seconds=5),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=10),
)
#: Nobody else tries meanwhile; when the worker was killed, another tries after it.
LEASE = timedelta(minutes=2)


def attempt(key: str, *, now: datetime) -> str:
    """One attempt, if it is time for one; the state of the delivery afterwards."""
    due = Delivery.objects.filter(pk=key, state=DeliveryState.WAITING, next_at__lte=now)
    # Whoever changes the row has the attempt: two workers never send at once.
    if not due.update(next_at=now + LEASE, attempts=F("attempts") + 1):
        return ""
    delivery = Delivery.objects.select_related("subscription", "person__user").get(pk=key)
    try:
        answer = WAYS[delivery.channel](delivery, now)
    except NotDelivered as refused:
        _failed(delivery, refused.answer, now, final=refused.final)
    except Exception as error:  # what nobody foresaw is a failed attempt, too
        logger.exception("Delivery %s broke.", key)
        _failed(delivery, Answer.of(f"{type(error).__name__}: {error}"), now, final=False)
    else:
        _arrived(delivery, answer, now)
    return delivery.state


@transaction.atomic
def _arrived(delivery: Delivery, answer: Answer, now: datetime) -> None:
    _write(delivery, answer, state=DeliveryState.DELIVERED, next_at=None, ended_at=now)
    note_success(delivery)


@transaction.atomic
def _failed(delivery: Delivery, answer: Answer, now: datetime, *, final: bool) -> None:
    if final or delivery.attempts > len(PAUSES):
        _write(delivery, answer, state=DeliveryState.GIVEN_UP, next_at=None, ended_at=now)
    else:
        next_at = now + PAUSES[delivery.attempts - 1]
        _write(delivery, answer, state=DeliveryState.WAITING, next_at=next_at, ended_at=None)
        deliver.using(run_after=next_at).enqueue(str(delivery.pk))
    note_failure(delivery, now=now)


def _write(
    delivery: Delivery,
    answer: Answer,
    *,
    state: DeliveryState,
    next_at: datetime | None,
    ended_at: datetime | None,
) -> None:
    delivery.state, delivery.next_at, delivery.ended_at = state, next_at, ended_at
    delivery.last_status, delivery.last_answer = answer.status, answer.text
    delivery.save(update_fields=["state", "next_at", "ended_at", "last_status", "last_answer"])


@transaction.atomic
def send_again(delivery: Delivery, *, now: datetime) -> None:
    """Begin anew with what was given up or delivered; the id stays, so a receiver can tell."""
    delivery.state, delivery.attempts = DeliveryState.WAITING, 0
    delivery.next_at, delivery.ended_at = now, None
    delivery.save(update_fields=["state", "attempts", "next_at", "ended_at"])
    deliver.enqueue(str(delivery.pk))
