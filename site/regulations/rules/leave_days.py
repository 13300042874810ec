"""Days of leave as a pay rule counts them: in one leave or one year, and in which month of it (pure)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from facts.conditions import Facts, all_hold

from .pay import Counted, Pay
from .periods import ONE_DAY


@dataclass(frozen=True)
class Taken:
    """One leave as it was taken; `days` may be less than its calendar days, by halves."""

    first: date
    last: date
    days: Decimal
    form: str | None = None
    facts: Facts = field(default_factory=dict, hash=False)
    serial: str = ""

    def spread(self) -> Iterator[tuple[date, Decimal]]:
        """Each day with its part of the leave: whole ones, and what is left on the last."""
        left, day = self.days, self.first
        while day <= self.last and left > 0:
            part = min(left, Decimal(1))
            yield day, part
            left, day = left - part, day + ONE_DAY


@dataclass(frozen=True)
class LeaveDay:
    """One day of leave: what part of it, in which month of the leave (or year), when that month began."""

    day: date
    part: Decimal
    month: int
    month_began: date
    began: date


def leave_days(pay: Pay, taken: Iterable[Taken]) -> Iterator[list[LeaveDay]]:
    """The days that a rule counts together, leave by leave or year by year."""
    about = sorted((each for each in taken if _is_about(pay, each)), key=lambda each: each.first)
    parts = [one for each in about for one in each.spread()]
    for group in _grouped(pay, parts):
        yield _numbered(group, pay.days_in_month)


def in_band(pay: Pay, total: Decimal) -> bool:
    """Whether the whole lies in the band; an end belongs to it where the rule says so."""
    if pay.more_than is not None:
        above = total >= pay.more_than if pay.more_than_included else total > pay.more_than
        if not above:
            return False
    if pay.up_to is None:
        return True
    return total <= pay.up_to if pay.up_to_included else total < pay.up_to


def _is_about(pay: Pay, each: Taken) -> bool:
    return pay.form in (None, each.form) and all_hold(pay.when, each.facts)


def _grouped(pay: Pay, parts: Sequence[tuple[date, Decimal]]) -> list[list[tuple[date, Decimal]]]:
    groups: list[list[tuple[date, Decimal]]] = []
    for day, part in parts:
        last = groups[-1][-1][0] if groups else None
        if last is not None and _together(pay, last, day):
            groups[-1].append((day, part))
        else:
            groups.append([(day, part)])
    return groups


def _together(pay: Pay, last: date, day: date) -> bool:
    if pay.counted is Counted.YEAR:
        return last.year == day.year
    return day - last <= ONE_DAY


def _numbered(group: Sequence[tuple[date, Decimal]], length: int) -> list[LeaveDay]:
    numbered: list[LeaveDay] = []
    began: dict[int, date] = {}
    before = Decimal(0)
    for day, part in group:
        month = int(before // length) + 1
        start = began.setdefault(month, day)
        numbered.append(LeaveDay(day, part, month, start, group[0][0]))
        before += part
    return numbered
