"""What a person (or unit) met or missed of a duty, period by period, each with its sentence (pure)."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import FactValueType, all_hold
from facts.words import Words

from .duty import Duty
from .kinds import Choice
from .owed import Done, Looked, concerned, late_until, spans
from .periods import ONE_DAY, Period, Span, whole
from .telling import Told, tell
from .verdict import Effect, Verdict

HUNDRED = Decimal(100)


class Standing(Choice):
    """How it stands with one period."""

    MET = "met", gettext_lazy("met")
    MISSED = "missed", gettext_lazy("missed")
    WARNED = "warned", gettext_lazy("to be heeded")
    EXEMPT = "exempt", gettext_lazy("exempt")
    OPEN = "open", gettext_lazy("not up yet")


@dataclass(frozen=True)
class Fulfilment:
    """One period of one duty: how much was done of how much, by when, and why it stands so."""

    standing: Standing
    span: Span
    done: Decimal
    owed: Decimal
    counted: tuple[str, ...]
    lacking: tuple[str, ...]
    sentence: str

    @property
    def verdict(self) -> Verdict:
        """The same as a judgement; a miss refuses nothing, it is only told."""
        met = self.standing is not Standing.MISSED
        return Verdict("duty", met, Effect.WARN, str(self.standing.label), self.sentence)


@dataclass(frozen=True)
class _Sum:
    """What the records of one period come to."""

    done: Decimal
    owed: Decimal
    counting: list[Done]
    below: list[Done]
    lacking: tuple[str, ...] = ()

    @property
    def reached(self) -> bool:
        return self.done >= self.owed


def judge(duty: Duty, looked: Looked, words: Words) -> tuple[Fulfilment, ...]:
    """Every period from `looked.first` to `looked.last`, in order."""
    records = concerned(duty, looked)
    if duty.per is Period.EACH:
        # Two on one day are judged one by one.
        by_itself = [each for each in records if looked.first <= each.day <= looked.last]
        return tuple(
            _judged(duty, whole(Period.EACH, each.day), [each], looked, words) for each in by_itself
        )
    return tuple(_judged(duty, span, records, looked, words) for span in spans(duty, looked))


def _judged(
    duty: Duty, span: Span, records: list[Done], looked: Looked, words: Words
) -> Fulfilment:
    total = _summed(duty, _between(records, span.first, span.last), looked)
    late = _between(records, span.last + ONE_DAY, late_until(duty, span))
    standing, exempt = _standing(duty, span, total, looked)
    told = Told(duty, span, total.done, total.owed, total.lacking, late[0].day if late else None)
    sentence = tell(told, standing, exempt, total.below, words)
    serials = tuple(each.serial for each in total.counting if each.serial)
    return Fulfilment(standing, span, total.done, total.owed, serials, total.lacking, sentence)


def _between(records: list[Done], first: date, last: date) -> list[Done]:
    """Those of some days, out of many in the order of their days."""
    start = bisect_left(records, first, key=lambda each: each.day)
    return records[start : bisect_right(records, last, key=lambda each: each.day)]


def _summed(duty: Duty, records: list[Done], looked: Looked) -> _Sum:
    reaching = [all_hold(duty.counts_when, each.facts) for each in records]
    below = [each for each, reaches in zip(records, reaching, strict=True) if not reaches]
    counting = [
        each
        for each, reaches in zip(records, reaching, strict=True)
        if reaches or duty.bar_in_principle
    ]
    if not duty.each_of:
        done = sum((_amount(duty, each) for each in counting), Decimal(0))
        return _Sum(done, duty.at_least, counting, below)
    by_code = _by_code(duty, duty.each_of, counting)
    lacking = tuple(
        name for code, name in looked.listed.items() if by_code.get(code, 0) < duty.at_least
    )
    owed = (duty.share * len(looked.listed) / HUNDRED).to_integral_value(ROUND_CEILING)
    reached = Decimal(len(looked.listed) - len(lacking))
    return _Sum(reached, owed, counting, below, lacking)


def _by_code(duty: Duty, each_of: str, records: list[Done]) -> dict[str, Decimal]:
    """How much was done for each one; a record may name several, a text one in each line."""
    totals: dict[str, Decimal] = {}
    for each in records:
        for code in _named(each.facts.get(each_of)):
            totals[code] = totals.get(code, Decimal(0)) + _amount(duty, each)
    return totals


def _named(given: FactValueType | None) -> frozenset[str]:
    """Whom a record names; a text names one in each line."""
    if isinstance(given, frozenset):
        return given
    return frozenset(line.strip() for line in str(given or "").splitlines())


def _amount(duty: Duty, record: Done) -> Decimal:
    if not duty.fact:
        return Decimal(1)
    value = record.facts.get(duty.fact)
    return value if isinstance(value, Decimal) else Decimal(0)


def _standing(duty: Duty, span: Span, total: _Sum, looked: Looked) -> tuple[Standing, str]:
    """How it stands, and for what reason it is exempt."""
    if duty.each_of and not looked.listed:
        return Standing.EXEMPT, _("nobody is on the list")
    if total.reached:
        return (Standing.WARNED if total.below and duty.bar_in_principle else Standing.MET), ""
    if reason := _exempt(duty, span, looked):
        return Standing.EXEMPT, reason
    if span.due > looked.on:
        return Standing.OPEN, ""
    return (Standing.WARNED if duty.in_principle else Standing.MISSED), ""


def _exempt(duty: Duty, span: Span, looked: Looked) -> str:
    working = [day for day in span.days if looked.calendar.is_working(day)]
    if duty.per is Period.WEEK and len(working) < duty.least_working_days:
        return _("too few working days in this week")
    asked: list[date] = span.days if duty.per is Period.DAY else working
    if duty.leave_exempts and asked and all(day in looked.away for day in asked):
        return _("away all the time, on leave or without the post")
    return ""
