"""What a leave does to pay, month by month, as the pay rules in force say (D1-3.5, D1-3.6, D1-3.7)."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import Facts
from people.models import Unit
from regulations.in_force import RulesConflict, bindings, rules_of
from regulations.rules.basis import Basis
from regulations.rules.leave_days import Taken
from regulations.rules.pay import HUNDRED
from regulations.rules.pay_span import CitedPay, Earner, Paid, PaySpan
from regulations.rules.paying import settle
from regulations.rules.verdict import Effect, Verdict

from .facts import TYPE
from .spans import Span

FULL_PAY = gettext_lazy("Pay goes on in full")
MONTHLY, SERVICE = "applicant.monthly_pay", "applicant.years_of_service"


def pay_said(
    own: Span, others: Iterable[Span], *, unit: Unit, on: date, held: Facts, sums: bool
) -> list[Verdict]:
    """A sentence for each span of the leave that is paid alike, with sums only where they may be read.

    Other leaves of the person count as the rules say: those in a row, those of the year.
    """
    try:
        rules = [CitedPay(each.rule, each.basis) for each in rules_of(bindings(unit, on), "pay")]
    except RulesConflict as conflict:
        return [_unsettled([each.basis for each in conflict.rules])]
    taken = tuple(map(_taken, sorted([*others, own], key=lambda each: each.first)))
    spans = settle(rules, Paid(_earner(held, sums=sums), taken))
    return [_said(each) for each in spans if each.first <= own.last and own.first <= each.last]


def changes_pay(said: Verdict) -> bool:
    """Whether it says anything but that pay goes on in full."""
    return said.title != FULL_PAY


def _taken(span: Span) -> Taken:
    return Taken(span.first, span.last, span.days, span.form, {TYPE: span.leave_type}, span.serial)


def _earner(held: Facts, *, sums: bool) -> Earner:
    monthly, years = held.get(MONTHLY), held.get(SERVICE)
    return Earner(
        monthly if sums and isinstance(monthly, Decimal) else None,
        lambda _day: years if isinstance(years, Decimal) else None,
    )


def _said(span: PaySpan) -> Verdict:
    bases = tuple(dict.fromkeys(each.basis for each in span.rules))
    full = span.percent == HUNDRED and span.benefits and not span.disagree
    title = FULL_PAY if full else _("What is paid")
    return Verdict("pay", True, Effect.WARN, str(title), span.sentence, bases)


def _unsettled(bases: Sequence[Basis]) -> Verdict:
    sentence = _("Several regulations say what is paid, and not the same. Ask the finance clerk.")
    return Verdict("pay", False, Effect.WARN, _("What is paid"), sentence, tuple(bases))
