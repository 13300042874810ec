"""Which periods a duty asks about, and when each is up: windows, due days, days off (pure)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from calendars.work import WorkCalendar
from facts.conditions import Facts, all_hold

from .duty import Duty, DutyDays
from .periods import (
    ONE_DAY,
    Period,
    Span,
    day_of_month,
    month_end,
    moved_earlier,
    periods,
    whole,
)


@dataclass(frozen=True)
class Done:
    """One record, as of its day."""

    day: date
    facts: Facts = field(default_factory=dict, hash=False)
    serial: str = ""


@dataclass(frozen=True)
class Looked:
    """What a duty looks at: the records of one person (or unit), from a day to a day, as seen `on` a day.

    Whole periods are judged: `last` is the end of a month even while it runs. Records may reach
    back before `first`, since a due day may fall into the month before. `listed` is the list that
    a duty is for each of, name by code; `away` are days of leave, or without the post; `declared`
    are the days of declared periods.
    """

    first: date
    last: date
    on: date
    done: tuple[Done, ...]
    calendar: WorkCalendar
    listed: Mapping[str, str] = field(default_factory=dict)
    away: frozenset[date] = frozenset()
    declared: frozenset[date] = frozenset()


def concerned(duty: Duty, looked: Looked) -> list[Done]:
    """The records that are about the duty and lie behind us, in the order of their days."""
    about = (each for each in looked.done if all_hold(duty.when, each.facts))
    return sorted((each for each in about if each.day <= looked.on), key=lambda each: each.day)


def spans(duty: Duty, looked: Looked) -> Iterator[Span]:
    """Every period that the duty asks about, narrowed to its window, with its last day in time."""
    for span in _asked(duty, looked):
        narrowed = _narrowed(duty, span, looked.calendar)
        if narrowed and _is_declared(duty, narrowed, looked):
            yield narrowed


def late_until(duty: Duty, span: Span) -> date:
    """Until when what comes after the due day is still for this period: the end of its month."""
    return max(span.last, month_end(month_of(duty, span))) if duty.due_day else span.last


def month_of(duty: Duty, span: Span) -> date:
    """A day of the month that a period belongs to; a due day moved earlier may lie in the month before."""
    moved_out = duty.due_day is not None and span.due.day > duty.due_day
    return month_end(span.due) + ONE_DAY if moved_out else span.due


def _asked(duty: Duty, looked: Looked) -> Iterable[Span]:
    match duty.per:
        case Period.EACH:
            return _within(looked, (each.day for each in concerned(duty, looked)))
        case Period.DAY if duty.days is DutyDays.RECORDED:
            return _within(looked, sorted({each.day for each in concerned(duty, looked)}))
        case Period.DAY if duty.days is DutyDays.WORKING:
            days = periods(Period.DAY, looked.first, looked.last)
            return (each for each in days if looked.calendar.is_working(each.first))
        case Period.EVERY_N_DAYS:
            return _rolling(duty, looked)
        case _:
            return periods(duty.per, looked.first, looked.last)


def _within(looked: Looked, days: Iterable[date]) -> Iterator[Span]:
    return (whole(Period.DAY, day) for day in days if looked.first <= day <= looked.last)


def _rolling(duty: Duty, looked: Looked) -> Iterator[Span]:
    """From the last record (or from the day asked about) so many days on; a miss counts on from its end."""
    days = [each.day for each in concerned(duty, looked)]
    before = [day for day in days if day < looked.first]
    last = before[-1] if before else looked.first - ONE_DAY
    every = ONE_DAY * max(duty.every, 1)
    while last < looked.last:
        due = last + every
        kept = next((day for day in days if last < day <= due), None)
        if due > looked.last and kept is None:
            return
        yield Span(last + ONE_DAY, kept or due, due)
        last = kept or due


def _narrowed(duty: Duty, span: Span, calendar: WorkCalendar) -> Span | None:
    if duty.per is Period.DAY or duty.per is Period.EACH:
        return span if _in_window(duty, span.first) else None
    if duty.per is not Period.MONTH:
        return span
    if duty.due_day:
        due = day_of_month(span.first, duty.due_day)
        due = moved_earlier(due, calendar) if duty.moved_earlier else due
        first = day_of_month(span.first, duty.first_day or 1)
        return Span(min(first, due), due, due)
    last = day_of_month(span.first, duty.last_day or 31)
    return replace(span, first=day_of_month(span.first, duty.first_day or 1), last=last, due=last)


def _in_window(duty: Duty, day: date) -> bool:
    return (duty.first_day or 1) <= day.day <= (duty.last_day or 31)


def _is_declared(duty: Duty, span: Span, looked: Looked) -> bool:
    return not duty.only_in_declared_period or any(day in looked.declared for day in span.days)
