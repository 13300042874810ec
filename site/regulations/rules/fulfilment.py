"""What a person (or unit) met or missed of a duty, period by period, each with its sentence (pure)."""

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
from .periods import Period, Span, whole
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
    within = [each for each in records if each.day in span]
    total = _summed(duty, within, looked)
    late = next((e for e in records if span.last < e.day <= late_until(duty, span)), None)
    standing, exempt = _standing(duty, span, total, looked)
    told = Told(duty, span, total.done, total.owed, total.lacking, late.day if late else None)
    sentence = tell(told, standing, exempt, total.below, words)
    serials = tuple(each.serial for each in total.counting if each.serial)
    return Fulfilment(standing, span, total.done, total.owed, serials, total.lacking, sentence)


def _summed(duty: Duty, records: list[Done], looked: Looked) -> _Sum:
    below = [each for each in records if not all_hold(duty.counts_when, each.facts)]
    counting = records if duty.bar_in_principle else [e for e in records if e not in below]
    if not duty.each_of:
        return _Sum(_amount(duty, counting), duty.at_least, counting, below)
    names = {
        code: name
        for code, name in looked.listed.items()
        if _amount(duty, [e for e in counting if _names(e.facts.get(duty.each_of), code)])
        < duty.at_least
    }
    owed = (duty.share * len(looked.listed) / HUNDRED).to_integral_value(ROUND_CEILING)
    reached = Decimal(len(looked.listed) - len(names))
    return _Sum(reached, owed, counting, below, tuple(names.values()))


def _amount(duty: Duty, records: list[Done]) -> Decimal:
    if not duty.fact:
        return Decimal(len(records))
    values = (each.facts.get(duty.fact) for each in records)
    return sum((each for each in values if isinstance(each, Decimal)), Decimal(0))


def _names(given: FactValueType | None, code: str) -> bool:
    """Whether a record names one of the list; a text names one in each line."""
    if isinstance(given, frozenset):
        return code in given
    return code in {line.strip() for line in str(given or "").splitlines()}


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
