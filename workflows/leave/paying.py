"""What a leave does to pay, month by month, as the pay rules in force say (D1-3.5, D1-3.6, D1-3.7)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import all_hold
from facts.words import joined
from regulations.in_force import Binding, RulesConflict, rules_of
from regulations.rules.basis import Basis
from regulations.rules.leave_days import Taken
from regulations.rules.pay import HUNDRED
from regulations.rules.pay_span import CitedPay, Paid, PaySpan
from regulations.rules.paying import settle
from regulations.rules.periods import named
from regulations.rules.verdict import Effect, Verdict

from .earning import OnRecord
from .facts import TYPE
from .spans import A_DAY, Span

FULL_PAY = gettext_lazy("Pay goes on in full")
NO_YEARS = Decimal(0)


def pay_said(
    own: Span, others: Iterable[Span], *, found: Iterable[Binding], known: OnRecord
) -> list[Verdict]:
    """A sentence for each span of the leave that is paid alike, with sums only where they may be read.

    Other leaves of the person count as the rules say: those in a row, those of the year.
    """
    try:
        rules = [CitedPay(each.rule, each.basis) for each in rules_of(found, "pay")]
    except RulesConflict as conflict:
        return [_unsettled([each.basis for each in conflict.rules])]
    taken = tuple(map(_taken, sorted([*others, own], key=lambda each: each.first)))
    paid = Paid(known.earner, (*known.summed, *taken))
    said = [(each, _said(each)) for each in settle(rules, paid)]
    said += [(each, _open(each)) for each in _for_want_of_years(rules, paid)]
    return [
        verdict
        for span, verdict in sorted(said, key=lambda each: each[0].first)
        if span.first <= own.last and own.first <= span.last and _is_of(span, own)
    ]


def _is_of(span: PaySpan, own: Span) -> bool:
    """Whether a rule of the span speaks of leaves of its type; another leave may lie on the same days."""
    facts = {TYPE: own.leave_type}
    return any(all_hold(each.pay.when, facts) for each in span.rules)


def changes_pay(said: Verdict) -> bool:
    """Whether it says anything but that pay goes on in full."""
    return said.title != FULL_PAY


def _taken(span: Span) -> Taken:
    return Taken(
        span.first, span.last, span.days, span.form, {TYPE: span.leave_type}, span.serial,
        from_noon=bool(span.starts % A_DAY), until_noon=bool(span.stops % A_DAY),
    )  # fmt: skip


def _for_want_of_years(rules: Sequence[CitedPay], paid: Paid) -> list[PaySpan]:
    """Spans of which nothing can be said, since the years of service are not on record."""
    if not paid.taken or paid.earner.years_on(paid.taken[0].first) is not None:
        return []
    told = {each.first for each in settle(rules, paid)}
    beginner = replace(paid.earner, years_on=lambda _day: NO_YEARS)
    spans = settle(rules, replace(paid, earner=beginner))
    return [each for each in spans if each.first not in told]


def _said(span: PaySpan) -> Verdict:
    bases = tuple(dict.fromkeys(each.basis for each in span.rules))
    full = span.percent == HUNDRED and span.benefits and not span.disagree
    title = FULL_PAY if full else _("What is paid")
    return Verdict("pay", True, Effect.WARN, str(title), span.sentence, bases)


def _open(span: PaySpan) -> Verdict:
    bases = tuple(dict.fromkeys(each.basis for each in span.rules))
    sentence = _(
        "Month %(month)s (%(days)s): what is paid goes by the years of service, and none are on record. "
        "Ask the office to enter them. By %(paths)s."
    ) % {
        "month": span.month,
        "days": named(span.first, span.last),
        "paths": joined(each.path for each in bases),
    }
    return Verdict("pay", False, Effect.WARN, _("What is paid"), sentence, bases)


def _unsettled(bases: Sequence[Basis]) -> Verdict:
    sentence = _("Several regulations say what is paid, and not the same. Ask the finance clerk.")
    return Verdict("pay", False, Effect.WARN, _("What is paid"), sentence, tuple(bases))
