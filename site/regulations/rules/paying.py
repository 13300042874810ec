"""What is paid, span by span: months of leave, months with absences, months of a measure (pure)."""

from calendar import monthrange
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from facts.conditions import all_hold

from .following import Happened
from .leave_days import LeaveDay, in_band, leave_days
from .pay import Counted, Pay, SeniorityOn
from .pay_span import CitedPay, Earner, Paid, PaySpan, pay_span
from .periods import ONE_DAY, Period, whole


@dataclass(frozen=True)
class _Piece:
    """One day of leave under one rule, or one whole month."""

    day: LeaveDay
    rule: CitedPay


@dataclass
class _Day:
    day: date
    found: list[_Piece] = field(default_factory=list)

    @property
    def part(self) -> Decimal:
        return max(each.day.part for each in self.found)

    @property
    def month(self) -> int:
        """The month of the leave itself; of the year's days only where no rule asks for the leave's."""
        single = (each.day for each in self.found if each.rule.pay.counted is Counted.ONE)
        return next(single, self.found[0].day).month

    @property
    def alike(self) -> Hashable:
        return self.month, tuple((id(each.rule), each.day.began) for each in self.found)

    def add(self, piece: _Piece) -> None:
        """Take in what a rule says of it; two leaves on one day are one day of a rule at most."""
        for number, before in enumerate(self.found):
            if before.rule is piece.rule:
                both = min(before.day.part + piece.day.part, Decimal(1))
                self.found[number] = replace(before, day=replace(before.day, part=both))
                return
        self.found.append(piece)


def settle(rules: Sequence[CitedPay], paid: Paid) -> tuple[PaySpan, ...]:
    """All spans that a rule speaks about, in the order of their days; others are paid as ever."""
    bearing = [
        each for each in rules if not each.pay.post or paid.earner.posts.intersection(each.pay.post)
    ]
    spans = [*_of_leave(bearing, paid), *_of_months(bearing, paid), *_of_measures(bearing, paid)]
    return tuple(sorted(spans, key=lambda each: (each.first, each.last)))


def _of_leave(rules: Sequence[CitedPay], paid: Paid) -> Iterator[PaySpan]:
    leaves: dict[Hashable, dict[date, _Day]] = {}
    for rule in rules:
        if rule.pay.counted in (Counted.ONE, Counted.YEAR):
            for piece in _pieces(rule, paid):
                days = leaves.setdefault(piece.day.of, {})
                days.setdefault(piece.day.day, _Day(piece.day.day)).add(piece)
    for days in leaves.values():
        yield from _of_days([days[key] for key in sorted(days)], paid)


def _of_days(days: Sequence[_Day], paid: Paid) -> Iterator[PaySpan]:
    for alike in _alike(days):
        first = alike[0]
        cited = tuple(each.rule for each in first.found)
        share = sum((each.part for each in alike), Decimal(0)) / cited[0].pay.days_in_month
        yield pay_span(first.month, (first.day, alike[-1].day), share, cited, paid.earner)


def _pieces(rule: CitedPay, paid: Paid) -> Iterator[_Piece]:
    for group in leave_days(rule.pay, paid.taken):
        if not in_band(rule.pay, sum((each.part for each in group), Decimal(0))):
            continue
        for day in group:
            within = rule.pay.from_month <= day.month <= (rule.pay.to_month or day.month)
            if within and not day.summed and _has_served(rule.pay, day, paid.earner):
                yield _Piece(day, rule)


def _has_served(pay: Pay, day: LeaveDay, earner: Earner) -> bool:
    if pay.seniority_from is None and pay.seniority_below is None:
        return True
    years = earner.years_on(day.began if pay.seniority_on is SeniorityOn.START else day.month_ends)
    if years is None:
        return False
    least = pay.seniority_from is None or years >= pay.seniority_from
    return least and (pay.seniority_below is None or years < pay.seniority_below)


def _alike(days: Sequence[_Day]) -> Iterator[list[_Day]]:
    """Days that follow each other and are paid by the same rules in the same month of one leave."""
    runs = groupby(enumerate(days), lambda each: (each[1].day - ONE_DAY * each[0], each[1].alike))
    for _key, run in runs:
        yield [day for _number, day in run]


def _of_months(rules: Sequence[CitedPay], paid: Paid) -> Iterator[PaySpan]:
    for rule in rules:
        if rule.pay.counted is not Counted.MONTH:
            continue
        totals: dict[date, Decimal] = {}
        for each in paid.happened:
            if rule.pay.form in (None, each.form) and all_hold(rule.pay.when, each.facts):
                month = each.day.replace(day=1)
                totals[month] = totals.get(month, Decimal(0)) + _amount(rule.pay, each)
        for month in sorted(month for month, total in totals.items() if in_band(rule.pay, total)):
            span = whole(Period.MONTH, month)
            yield pay_span(1, (span.first, span.last), Decimal(1), (rule,), paid.earner)


def _of_measures(rules: Sequence[CitedPay], paid: Paid) -> Iterator[PaySpan]:
    during = [each for each in rules if each.pay.counted is Counted.DURING]
    for rule in during:
        for measure in (each for each in paid.measures if each.kind is rule.pay.during):
            first, number = measure.first, 0
            while first <= measure.last:
                last = min(whole(Period.MONTH, first).last, measure.last)
                number += 1
                length = monthrange(first.year, first.month)[1]
                share = Decimal((last - first).days + 1) / length
                yield pay_span(number, (first, last), share, (rule,), paid.earner)
                first = last + ONE_DAY


def _amount(pay: Pay, each: Happened) -> Decimal:
    if not pay.fact:
        return Decimal(1)
    value = each.facts.get(pay.fact)
    return value if isinstance(value, Decimal) else Decimal(0)
