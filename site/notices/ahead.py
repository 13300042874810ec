"""What is to be delivered of one entry: webhooks, e-mails, the robots of chat groups."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import uuid4

from django.utils import timezone

from people.models import Person

from .channels.mail import mail_body
from .channels.robots import robots
from .models import Channel, Delivery, Outbox, Subscription, Wishes
from .quiet import after_quiet
from .sentences import sentence
from .telling import Told


def deliveries_of(
    entry: Outbox, found: Told, wishes: Mapping[int, Wishes], *, now: datetime
) -> list[Delivery]:
    """Not saved yet."""
    return [
        *_webhooks(entry, found, now),
        *_mails(entry, found, wishes, now),
        *_robots(entry, found, now),
    ]


def _webhooks(entry: Outbox, found: Told, now: datetime) -> Iterator[Delivery]:
    if not found.topics:
        return
    subscriptions = list(Subscription.objects.filter(active=True).select_related("unit"))
    for topic in found.topics:
        for each in subscriptions:
            if each.wants(topic=topic, form=found.form, unit_path=found.unit_path):
                yield Delivery(
                    channel=Channel.WEBHOOK,
                    subscription=each,
                    to=f"{Channel.WEBHOOK}:{each.pk}",
                    topic=topic,
                    body=_event(entry, topic, found),
                    **_common(entry, now),
                )


def _event(entry: Outbox, topic: str, found: Told) -> str:
    event = {
        "type": f"proceeding.{topic}",
        "timestamp": timezone.localtime(entry.at).isoformat(),
        "data": found.data,
    }
    return json.dumps(event, ensure_ascii=False)


def _mails(
    entry: Outbox, found: Told, wishes: Mapping[int, Wishes], now: datetime
) -> Iterator[Delivery]:
    for each in found.notices:
        wish = wishes[each.person]
        # A row that is not there wishes no mail; a daily one is made by the sweep.
        if each.kind not in wish.mail or wish.digest_at or not _address(wish.person):
            continue
        yield Delivery(
            channel=Channel.MAIL,
            person_id=each.person,
            to=f"{Channel.MAIL}:{each.person}",
            topic=each.kind,
            body=mail_body([sentence(each.kind, found.words)], streams=[entry.stream]),
            **_common(entry, after_quiet(now, wish.quiet_from, wish.quiet_to), made_at=now),
        )


def _address(person: Person) -> str:
    user = person.user
    return user.email if user is not None and user.is_active else ""


def _robots(entry: Outbox, found: Told, now: datetime) -> Iterator[Delivery]:
    if not found.notices:
        return
    for each in robots():
        for kind in each.kinds:
            people = [notice.person for notice in found.notices if notice.kind == kind]
            if people:
                phones = Person.objects.filter(pk__in=people).exclude(phone="")
                yield Delivery(
                    channel=each.channel,
                    to=each.channel,
                    topic=kind,
                    body=each.message(
                        sentence(kind, found.words),
                        phones=list(phones.values_list("phone", flat=True)),
                    ),
                    **_common(entry, after_quiet(now, *each.quiet), made_at=now),
                )


def _common(entry: Outbox, next_at: datetime, made_at: datetime | None = None) -> dict:
    return {
        "id": uuid4(),
        "outbox": entry,
        "stream": entry.stream,
        "next_at": next_at,
        "made_at": made_at or next_at,
    }
