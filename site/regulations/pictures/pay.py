"""Pay along the length of a leave, its months, and years of service (D1-3.5, D1-3.6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from facts.conditions import Condition, Op
from facts.words import Words, joined

from ..compiling import RuleInForce
from ..rules.bands import Band, Bands, Domain
from ..rules.lines import Line, cut_facts, lines
from ..rules.pay import Counted, Pay

TOTAL, MONTH, YEARS = "pay.total", "pay.month", "pay.years"
HALF = Decimal("0.5")
DOMAINS = {
    TOTAL: Domain("number", minimum=HALF, step=HALF),
    MONTH: Domain("number", minimum=Decimal(1)),
    YEARS: Domain("number", minimum=Decimal(0), step=HALF),
}


@dataclass(frozen=True)
class Drawn:
    """The lines of one subject, and the words for what they run along."""

    words: Words
    lines: list[Line]


def lines_of_pay(rules: Sequence[RuleInForce], words: Words) -> Iterator[tuple[str, Drawn]]:
    """For each subject (which leaves, whose pay) its lines, with the subject in words."""
    groups: dict[tuple[str, ...], list[RuleInForce]] = {}
    for each in rules:
        if each.kind == "pay" and each.rule.counted is Counted.ONE:
            groups.setdefault((*each.rule.subject, *each.rule.post), []).append(each)
    for group in groups.values():
        yield _subject(group[0].rule, words), Drawn(_spoken(words, group), list(_lines(group)))


def _lines(group: Sequence[RuleInForce]) -> Iterator[Line]:
    bands: Bands[Any] = Bands([Band(each, tuple(_rows(each.rule))) for each in group], DOMAINS)
    asked = {each.fact for each in bands.space.dimensions}
    for fact in cut_facts(bands):
        within = [row for row in _within(fact, [each.rule for each in group]) if row.fact in asked]
        for line in lines(bands, fact, within):
            # Beyond the last figure nothing need be regulated.
            last = line.segments[-1]
            segments = line.segments if last.of else line.segments[:-1]
            if len(segments) > 1:
                yield replace(line, segments=segments)


def _rows(pay: Pay) -> Iterator[Condition]:
    if pay.more_than is not None:
        yield Condition(TOTAL, Op.GE if pay.more_than_included else Op.GT, pay.more_than)
    if pay.up_to is not None:
        yield Condition(TOTAL, Op.LE if pay.up_to_included else Op.LT, pay.up_to)
    if pay.from_month > 1:
        yield Condition(MONTH, Op.GE, pay.from_month)
    if pay.to_month is not None:
        yield Condition(MONTH, Op.LE, pay.to_month)
    if pay.seniority_from is not None:
        yield Condition(YEARS, Op.GE, pay.seniority_from)
    if pay.seniority_below is not None:
        yield Condition(YEARS, Op.LT, pay.seniority_below)


def _within(fact: str, pays: Sequence[Pay]) -> Iterator[Condition]:
    """A leave has no seventh month unless it lasts so long."""
    if fact == TOTAL:
        yield Condition(MONTH, Op.EQ, 1)
        return
    bounds = [b for each in pays for b in (each.more_than, each.up_to) if b is not None]
    if not bounds:
        return
    top = max(bounds)
    if any(each.up_to is None for each in pays):
        yield Condition(TOTAL, Op.GT, top)
        return
    yield Condition(TOTAL, Op.EQ, top)
    yield Condition(MONTH, Op.LE, -(-top // max(pays[0].days_in_month, 1)))


def _subject(pay: Pay, words: Words) -> str:
    about = [row.sentence(words) for row in pay.when]
    whose = [joined(map(words.post, pay.post))] if pay.post else []
    return joined([words.form(pay.form) if pay.form else _("any leave"), *whose, *about])


def _spoken(words: Words, group: Sequence[RuleInForce]) -> Words:
    fact = group[0].rule.fact
    length = words.fact(fact) if fact else _("length of the leave")
    unit = words.units_of_measure.get(fact, "") if fact else _("days")
    return replace(
        words,
        facts={
            **words.facts,
            TOTAL: length,
            MONTH: _("month of the leave"),
            YEARS: _("years of service"),
        },
        units_of_measure={**words.units_of_measure, TOTAL: unit, YEARS: _("years")},
    )
