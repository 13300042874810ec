"""Quiet hours: what comes up meanwhile waits for their end."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from .models.wishes import lies_between


def after_quiet(now: datetime, first: time | None, last: time | None) -> datetime:
    """Now, or the end of the quiet hours when now lies in them."""
    local = timezone.localtime(now)
    if last is None or not lies_between(local.time(), first, last):
        return now
    end = local.replace(hour=last.hour, minute=last.minute, second=0, microsecond=0)
    return end if end > local else end + timedelta(days=1)
