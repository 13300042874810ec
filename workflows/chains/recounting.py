"""时限重算: the office changed its calendar, and what is still to come is counted anew, through the door."""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from calendars.service import DayUnit, WorkCalendar, load_calendar

from .clock import recounted as recounted_step
from .due import recounted
from .models import Inserted, Proceeding, Step
from .perform import perform
from .refusal import Refusal
from .sweeping import the_system

ACT = "recount"
AT_A_TIME = 500

logger = logging.getLogger("chains")


def recount(*, now: datetime) -> int:
    """Count anew what rests on the calendar and has not passed; how many moments moved. Idempotent."""
    calendar = load_calendar()
    moved = 0
    for matter, data in [*_of_matters(now, calendar), *_of_steps(now, calendar)]:
        try:
            perform(matter, ACT, by=the_system(), at=now, data=data)
        except Refusal as refusal:
            # Somebody acted between the look and the lock, or it waits where nothing is counted.
            logger.info("%s, %s: %s", matter.serial, data, refusal.sentence)
            continue
        moved += 1
    return moved


def began(step: Step, steps: Iterable[Step]) -> datetime | None:
    """When the time of a step began: where it was handed over, when it came to whom it was first put."""
    same = [each for each in steps if _place(each) == _place(step) and each.since]
    return min((each.since for each in same if each.since), default=None)


def _of_matters(now: datetime, calendar: WorkCalendar) -> Iterator[tuple[Proceeding, Any]]:
    rows = Proceeding.objects.filter(final=False, due_at__isnull=False).only("serial", "due")
    for matter in rows.order_by("pk").iterator(chunk_size=AT_A_TIME):
        for number, kept in enumerate(matter.due):
            if recounted(kept, now=now, calendar=calendar):
                yield matter, {"number": str(number)}


def _of_steps(now: datetime, calendar: WorkCalendar) -> Iterator[tuple[Proceeding, Any]]:
    """Only what is counted in working days rests on the calendar."""
    timed = Step.objects.filter(status="current", speaks_at__isnull=False, due_at__gt=now)
    rows = timed.filter(within_unit=DayUnit.WORKING_DAYS, proceeding__final=False)
    for step in rows.select_related("proceeding").order_by("pk").iterator(chunk_size=AT_A_TIME):
        before = step.proceeding.steps.filter(round=step.round, order=step.order)
        same = before if step.inserted == Inserted.HANDED else [step]
        start = began(step, same)
        if start and recounted_step(step, start, now=now, calendar=calendar):
            yield step.proceeding, {"step": str(step.pk)}


def _place(step: Step) -> tuple[Any, ...]:
    return step.order, step.act, step.post_id, step.unit_id, step.charge_id
