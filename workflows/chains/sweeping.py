"""The periodic look at steps whose time runs: what is due to be said is said, through the door, once."""

import logging
from datetime import datetime

from django.utils.translation import gettext as _

from calendars.service import load_calendar
from people.models import Person

from .clock import word_due
from .models import Step
from .perform import perform
from .refusal import Refusal

AT_A_TIME = 200

logger = logging.getLogger("chains")


def the_system() -> Person:
    """Who acts when nobody does: no row of the database, and without any right but the clock's."""
    return Person(name=_("the system"), active=False)


def sweep(*, now: datetime, limit: int = AT_A_TIME) -> int:
    """Say what is due, the longest due first; how many words. Safe to run often and by several at once."""
    waiting = Step.objects.filter(status="current", speaks_at__lte=now, proceeding__final=False)
    rows = list(waiting.select_related("proceeding").order_by("speaks_at", "pk")[:limit])
    if not rows:
        return 0
    calendar = load_calendar(since=min(step.due_at or now for step in rows).date())
    said = 0
    for step in rows:
        word = word_due(step, now, calendar)
        if word is None:
            # Nothing is due after all: the office changed its calendar meanwhile.
            continue
        try:
            perform(
                step.proceeding, word.value, by=the_system(), at=now, data={"step": str(step.pk)}
            )
        except Refusal as refusal:
            # Somebody acted, or another worker said it, between the look and the lock.
            logger.info("%s, step %s: %s", step.proceeding.serial, step.pk, refusal.sentence)
            continue
        said += 1
    return said
