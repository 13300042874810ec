"""环节时限: by when a step is to be done, and the moments at which the clock speaks about it.

A reminder when the last day (or the last quarter of some hours) begins, an urging when the time
is up, and one unit later a word to the level above. The clock never decides anything.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.utils.timezone import localdate, localtime

from calendars.service import DayUnit, WorkCalendar, load_calendar

from .due import not_before_tonight
from .models import ClockWord, Step

LAST_QUARTER = 4
WORDS = list(ClockWord)


def wind_up(steps: Iterable[Step], at: datetime) -> list[Step]:
    """Let the time of steps that begin to wait run; those that have one. The calendar is read only then."""
    timed = [step for step in steps if step.within]
    if timed:
        calendar = load_calendar(since=localdate(at))
        for step in timed:
            unit = DayUnit(step.within_unit)
            step.said = ""
            step.due_at = calendar.moment(localtime(at), step.within or 0, unit)
            step.provisional = is_provisional(step, calendar)
            step.speaks_at = max(moments(step, calendar)[ClockWord.REMIND], at)
    return timed


def moments(step: Step, calendar: WorkCalendar) -> dict[ClockWord, datetime]:
    """When the clock says what; all of it follows from the moment at which the time is up."""
    assert step.due_at is not None
    unit, due = DayUnit(step.within_unit), localtime(step.due_at)
    if unit is DayUnit.HOURS:
        before = due - timedelta(hours=step.within or 0) / LAST_QUARTER
    else:
        before = datetime.combine(due.date(), time.min, tzinfo=due.tzinfo)
    return {
        ClockWord.REMIND: before,
        ClockWord.CHASE: due,
        ClockWord.ESCALATE: calendar.moment(due, 1, unit),
    }


def is_provisional(step: Step, calendar: WorkCalendar) -> bool:
    """Whether the holidays of the year in which its time is up are not published yet, and it is counted by them."""
    if step.due_at is None or step.within_unit != DayUnit.WORKING_DAYS:
        return False
    return calendar.is_provisional(localdate(step.due_at))


def word_due(step: Step, now: datetime, calendar: WorkCalendar) -> ClockWord | None:
    """The furthest word whose moment has come and that was not said yet; earlier ones are left out."""
    if step.due_at is None:
        return None
    come = [word for word, at in moments(step, calendar).items() if at <= now]
    return come[-1] if come and WORDS.index(come[-1]) > _said(step) else None


def next_moment(step: Step, calendar: WorkCalendar) -> datetime | None:
    """When it speaks next, once what was `said` is noted; None when there is nothing more to say."""
    following = WORDS[_said(step) + 1 :]
    return moments(step, calendar)[following[0]] if step.due_at and following else None


def recounted(
    step: Step, began: datetime, *, now: datetime, calendar: WorkCalendar
) -> datetime | None:
    """When the time of a step is up on the calendar of today; None where it stands, or has passed.

    Where only its mark changes, since its year was published meanwhile, that is the moment as it was.
    """
    if not step.within or step.due_at is None or step.due_at <= now:
        return None
    at = calendar.moment(localtime(began), step.within, DayUnit(step.within_unit))
    at = not_before_tonight(at, now, was=step.due_at)
    marked_as_before = step.provisional == is_provisional(step, calendar)
    return None if at == step.due_at and marked_as_before else at


def wind_again(step: Step, due_at: datetime, now: datetime, calendar: WorkCalendar) -> None:
    """Let the time of a step be up at another moment; a last day that is still to come is spoken of anew."""
    step.due_at = due_at
    step.provisional = is_provisional(step, calendar)
    if moments(step, calendar)[ClockWord.REMIND] > now:
        step.said = ""
    step.speaks_at = next_moment(step, calendar)


def _said(step: Step) -> int:
    return WORDS.index(ClockWord(step.said)) if step.said else -1
