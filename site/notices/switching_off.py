"""A webhook that fails again and again is switched off, and the administrators are told."""

from datetime import datetime

from django.db.models import F, QuerySet

from people.models import Person

from .models import Delivery, Kind, Notification, Subscription

#: Attempts in a row that fail before it is switched off.
MOST_FAILURES = 20
ADMINISTRATORS = "administrator"


def note_success(delivery: Delivery) -> None:
    """It works: earlier failures count no more."""
    if delivery.subscription_id is not None:
        rows = Subscription.objects.filter(pk=delivery.subscription_id)
        rows.exclude(failures=0).update(failures=0)


def note_failure(delivery: Delivery, *, now: datetime) -> None:
    """One more; the last one switches it off."""
    if delivery.subscription_id is None:
        return
    rows = Subscription.objects.filter(pk=delivery.subscription_id, active=True)
    rows.update(failures=F("failures") + 1)
    if rows.filter(failures__gte=MOST_FAILURES).update(active=False, switched_off_at=now):
        _tell(Subscription.objects.get(pk=delivery.subscription_id), now)


def administrators() -> QuerySet[Person]:
    """Who keeps the office, and is told of what nobody else would mend."""
    people = Person.objects.filter(active=True, user__is_active=True)
    found = people.filter(user__groups__name=ADMINISTRATORS) | people.filter(
        user__is_superuser=True
    )
    return found.distinct()


def _tell(subscription: Subscription, now: datetime) -> None:
    Notification.objects.bulk_create(
        Notification(
            person=each,
            kind=Kind.SWITCHED_OFF,
            words={"title": subscription.name, "number": str(subscription.failures)},
            at=now,
        )
        for each in administrators()
    )
