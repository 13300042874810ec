"""What a killed worker left: entries not told of, deliveries that nobody tries; and the daily e-mails."""

from datetime import datetime, timedelta

from .digests import digest
from .models import Delivery, DeliveryState, Notification, Outbox
from .spreading import spread
from .standing_in import remind_of_begun
from .tasks import deliver

AT_A_TIME = 200
#: A delivery that is due for so long has lost its task.
LOST_AFTER = timedelta(minutes=1)
KEEP_DELIVERED = timedelta(days=30)
KEEP_GIVEN_UP = timedelta(days=180)
KEEP_READ = timedelta(days=180)


def sweep(*, now: datetime) -> int:
    """Take up what was lost; how much. Safe to run often and by several at once."""
    told = spread(now=now, again=True)
    lost = Delivery.objects.filter(state=DeliveryState.WAITING, next_at__lt=now - LOST_AFTER)
    keys = list(lost.order_by("next_at").values_list("pk", flat=True)[:AT_A_TIME])
    for key in keys:
        deliver.enqueue(str(key))
    return told + len(keys) + remind_of_begun(now=now) + digest(now=now)


def forget(*, now: datetime) -> None:
    """Delete what is of no use any more; what was given up stays in view for half a year."""
    ended = Delivery.objects.all()
    ended.filter(state=DeliveryState.DELIVERED, ended_at__lt=now - KEEP_DELIVERED).delete()
    ended.filter(state=DeliveryState.GIVEN_UP, ended_at__lt=now - KEEP_GIVEN_UP).delete()
    Notification.objects.filter(read_at__lt=now - KEEP_READ).delete()
    Outbox.objects.filter(told_at__lt=now - KEEP_GIVEN_UP).delete()
