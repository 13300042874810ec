"""The daily e-mail: what is still unread, in one letter."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from .channels.mail import mail_body
from .models import Channel, Delivery, Notification, Wishes
from .sentences import sentence
from .tasks import deliver

MOST_LINES = 50


def digest(*, now: datetime) -> int:
    """Make the daily e-mails whose time has come; how many."""
    local = timezone.localtime(now)
    wishing = Wishes.objects.filter(digest_at__lte=local.time()).exclude(mail=[])
    morning = local.replace(hour=0, minute=0, second=0, microsecond=0)
    todays = wishing.exclude(digested_at__gte=morning)
    return sum(_write(key, now, morning) for key in list(todays.values_list("pk", flat=True)))


@transaction.atomic
def _write(person: int, now: datetime, morning: datetime) -> bool:
    wish = Wishes.objects.select_for_update().get(pk=person)
    if wish.digested_at is not None and wish.digested_at >= morning:
        return False
    news = Notification.objects.filter(person_id=person, pk__gt=wish.digested, kind__in=wish.mail)
    # The first letter tells of the last day, not of everything there ever was.
    news = news.filter(read_at=None, at__gt=now - timedelta(days=7)).order_by("pk")
    found = list(news[:MOST_LINES])
    wish.digested_at = now
    wish.digested = max([wish.digested, *(each.pk for each in found)])
    wish.save(update_fields=["digested", "digested_at"])
    if not found:
        return False
    made = Delivery.objects.create(
        channel=Channel.MAIL,
        person_id=person,
        to=f"{Channel.MAIL}:{person}",
        topic="digest",
        body=mail_body(
            [sentence(each.kind, each.words) for each in found],
            streams=[each.stream for each in found],
        ),
        next_at=now,
        made_at=now,
    )
    deliver.enqueue(str(made.pk))
    return True
