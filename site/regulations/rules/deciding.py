"""Whether what was decided about a proposal may be booked (D1-2.P1, D1-2.P2)."""

from decimal import Decimal

from django.utils.translation import gettext as _

from facts.words import Words

from .consequence import Consequence
from .following import Followed, body_said
from .outcomes import yuan
from .verdict import Effect, Verdict


def decide(
    rule: Consequence, proposed: Followed, *, amount: Decimal | None, minutes: str, words: Words
) -> Verdict:
    """Whether a decision may be booked: minutes of the body, an amount within the range (D1-2.P1, P2)."""
    named_in = {
        "outcome": proposed.outcome.sentence(words),
        "body": body_said(rule, words),
        "given": "" if amount is None else yuan(amount),
    }
    if rule.is_proposed and not minutes:
        sentence = _(
            "“%(outcome)s” is decided by %(body)s, and no minutes of it are cited. "
            "Put it to %(body)s; once its minutes are on record, cite them here."
        )
        return _refused(_("Not decided yet"), sentence % named_in)
    least, most = proposed.amount_from, proposed.amount_to
    if least is None or most is None:
        return _granted(named_in)
    if amount is None and least != most:
        sentence = _("“%(outcome)s”: no amount is given. Enter the amount that was decided.")
        return _refused(_("The amount is missing"), sentence % named_in)
    if amount is not None and not least <= amount <= most:
        sentence = _(
            "“%(outcome)s”: given is %(given)s. Enter an amount within it, both ends included."
        )
        return _refused(_("The amount is outside the range"), sentence % named_in)
    return _granted(named_in)


def _refused(title: str, sentence: str) -> Verdict:
    return Verdict("consequence", False, Effect.REFUSE, title, sentence)


def _granted(named_in: dict[str, str]) -> Verdict:
    sentence = _("“%(outcome)s” may be booked.") % named_in
    return Verdict("consequence", True, Effect.REFUSE, _("Decided"), sentence)
