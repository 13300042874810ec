"""A span of days that is paid alike: by which rules, how much of the pay, what sum (pure)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from facts.words import joined

from .basis import Basis
from .following import Happened
from .leave_days import Taken
from .outcomes import OutcomeKind, yuan
from .pay import HUNDRED, Pay
from .periods import named

CENT = Decimal("0.01")


@dataclass(frozen=True)
class CitedPay:
    """A pay rule with the clause that lays it down."""

    pay: Pay
    basis: Basis


@dataclass(frozen=True)
class Measure:
    """A measure that lasts, such as a suspension, both days included."""

    kind: OutcomeKind
    first: date
    last: date


@dataclass(frozen=True)
class Earner:
    """Whose pay it is: so much a month, years of service as of a day (None where not held), posts."""

    monthly: Decimal | None
    years_on: Callable[[date], Decimal | None] = lambda day: None
    posts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Paid:
    """What is looked at: leave taken, records that count, measures that last."""

    earner: Earner
    taken: tuple[Taken, ...] = ()
    happened: tuple[Happened, ...] = ()
    measures: tuple[Measure, ...] = ()


@dataclass(frozen=True)
class PaySpan:
    """Days that are paid alike: which month of leave, how much of a month, by which rules, what sum.

    Where rules disagree, all are in `rules`, and the lowest is reckoned with.
    """

    month: int
    first: date
    last: date
    share: Decimal
    rules: tuple[CitedPay, ...]
    amount: Decimal | None
    withheld: Decimal | None
    sentence: str

    @property
    def settled(self) -> Pay:
        """The rule that is reckoned with."""
        return min((each.pay for each in self.rules), key=_generosity)

    @property
    def percent(self) -> Decimal | None:
        """Per cent of the pay; None where a fixed sum is paid."""
        return self.settled.percent

    @property
    def benefits(self) -> bool:
        """Whether benefits are paid."""
        return all(each.pay.benefits for each in self.rules)

    @property
    def disagree(self) -> bool:
        """Whether the rules say different things: somebody should look."""
        return (
            len({(each.pay.percent, each.pay.fixed, each.pay.benefits) for each in self.rules}) > 1
        )


def pay_span(
    month: int,
    days: tuple[date, date],
    share: Decimal,
    rules: tuple[CitedPay, ...],
    earner: Earner,
) -> PaySpan:
    """The span with its sum and its sentence."""
    settled = min((each.pay for each in rules), key=_generosity)
    amount = _sum(settled, share, earner.monthly)
    full = None if earner.monthly is None else earner.monthly * share
    withheld = None if full is None or amount is None else _cents(full - amount)
    sentence = _said(month, days, rules, settled, amount)
    return PaySpan(month, *days, share, rules, amount, withheld, sentence)


def _sum(pay: Pay, share: Decimal, monthly: Decimal | None) -> Decimal | None:
    if pay.fixed is not None:
        return _cents(pay.fixed * share)
    if monthly is None:
        return None
    return _cents(monthly * share * (pay.percent or Decimal(0)) / HUNDRED)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def _generosity(pay: Pay) -> tuple[Decimal, bool]:
    """The order of what disagrees: a fixed subsidy counts as no share of the pay."""
    return (pay.percent or Decimal(0)), pay.benefits


def _said(
    month: int,
    days: tuple[date, date],
    rules: tuple[CitedPay, ...],
    settled: Pay,
    amount: Decimal | None,
) -> str:
    named_in = {
        "month": month,
        "days": named(*days),
        "paid": settled.paid(),
        "sum": "" if amount is None else yuan(amount),
        "paths": joined(dict.fromkeys(each.basis.path for each in rules)),
    }
    pattern = (
        _("Month %(month)s (%(days)s): %(paid)s. By %(paths)s.")
        if amount is None
        else _("Month %(month)s (%(days)s): %(paid)s, %(sum)s. By %(paths)s.")
    )
    said = pattern % named_in
    if len({each.pay.paid() for each in rules}) < 2:
        return said
    lines = joined(dict.fromkeys(_one_of(each) for each in rules))
    return _(
        "%(said)s The rules do not say the same (%(lines)s); both are shown, "
        "and the lower one is reckoned with until somebody decides."
    ) % {"said": said, "lines": lines}


def _one_of(rule: CitedPay) -> str:
    return _("%(path)s, %(counted)s: %(paid)s") % {
        "path": rule.basis.path,
        "counted": rule.pay.over(),
        "paid": rule.pay.paid(),
    }
