"""Days of leave as a pay rule counts them: in one leave or one year, and in which month of it (pure)."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from facts.conditions import Facts, all_hold

from .pay import Counted, Pay
from .periods import ONE_DAY

HALF = Decimal("0.5")


@dataclass(frozen=True)
class Taken:
    """One leave as it was taken; `days` may be less than its calendar days, by halves.

    Whether it begins or ends at noon only says what it hangs together with; so that months come
    out whole, half a day is counted at its end, unless another leave took the morning of its first day.
    What is `summed` is an amount that an office entered without saying on which days: it adds to
    the year, and hangs together with no other leave.
    """

    first: date
    last: date
    days: Decimal
    form: str | None = None
    facts: Facts = field(default_factory=dict, hash=False)
    serial: str = ""
    summed: bool = False
    from_noon: bool = False
    until_noon: bool = False

    @property
    def alike(self) -> Hashable:
        """What it has in common with leaves to which the same rules are put."""
        return self.form, frozenset(self.facts.items())

    def spread(self, *, half_first: bool = False) -> Iterator[tuple[date, Decimal]]:
        """Each day with its part of the leave: whole ones, a half at the end, or at both ends.

        With `half_first` the first day is half a day, whatever comes at the end.
        """
        if self.summed:
            yield self.first, self.days
            return
        left, day = self.days, self.first
        both_ends = (self.last - self.first).days == left and left % 1 == 0
        if left > 0 and (half_first or both_ends):
            yield day, HALF
            left, day = left - HALF, day + ONE_DAY
        while day <= self.last and left > 0:
            part = min(left, Decimal(1))
            yield day, part
            left, day = left - part, day + ONE_DAY


@dataclass(frozen=True)
class LeaveDay:
    """One day of leave: what part of it, in which month of the leave (or year), the last day of that month."""

    day: date
    part: Decimal
    month: int
    month_ends: date
    began: date
    #: An amount on record without its days: it counts, but nothing is said of it.
    summed: bool = False
    #: Of which leaves: the other half of a day may be one of another type.
    of: Hashable = None


@dataclass(frozen=True)
class _Part:
    day: date
    part: Decimal
    summed: bool
    of: Hashable
    from_noon: bool = False
    until_noon: bool = False


def leave_days(pay: Pay, taken: Iterable[Taken]) -> Iterator[list[LeaveDay]]:
    """The days that a rule counts together, leave by leave or year by year."""
    about = sorted((each for each in taken if _is_about(pay, each)), key=lambda each: each.first)
    noons = {each.last for each in about if each.until_noon}
    parts = [part for each in about for part in _parts(each, noons)]
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
    if each.summed and pay.counted is not Counted.YEAR:
        return False
    return pay.form in (None, each.form) and all_hold(pay.when, each.facts)


def _parts(taken: Taken, noons: Collection[date]) -> list[_Part]:
    goes_on = taken.from_noon and taken.first in noons
    spread = taken.spread(half_first=goes_on)
    parts = [_Part(*one, taken.summed, taken.alike) for one in spread]
    if parts:
        parts[0] = replace(parts[0], from_noon=taken.from_noon)
        parts[-1] = replace(parts[-1], until_noon=taken.until_noon)
    return parts


def _grouped(pay: Pay, parts: Sequence[_Part]) -> list[list[_Part]]:
    groups: list[list[_Part]] = []
    for each in parts:
        if groups and _together(pay, groups[-1][-1], each):
            groups[-1].append(each)
        else:
            groups.append([each])
    return groups


def _together(pay: Pay, last: _Part, next_: _Part) -> bool:
    if pay.counted is Counted.YEAR:
        return last.day.year == next_.day.year
    between = next_.day - last.day
    # Half a day at work between two leaves parts them, too.
    return between < ONE_DAY or (between == ONE_DAY and not last.until_noon and not next_.from_noon)


def _numbered(group: Sequence[_Part], length: int) -> list[LeaveDay]:
    months: list[int] = []
    before = Decimal(0)
    for each in group:
        months.append(int(before // length) + 1)
        before += each.part
    ends = {month: each.day for month, each in zip(months, group, strict=True)}
    return [
        LeaveDay(each.day, each.part, month, ends[month], group[0].day, each.summed, each.of)
        for month, each in zip(months, group, strict=True)
    ]
