"""处理方式: what a consequence consists of, from a fine to a request for dismissal (D1-2.P, D5-4)."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.words import Words, plain

from .kinds import Choice, FactKey, PostCode, param


class OutcomeKind(Choice):
    """What may follow."""

    FINE = "fine", gettext_lazy("fine")
    PUBLICITY = "publicity", gettext_lazy("public notice")
    CRITICISM = "criticism", gettext_lazy("criticism")
    SELF_CRITICISM = "self_criticism", gettext_lazy("written self-criticism")
    CIRCULAR = "circular", gettext_lazy("circular of criticism")
    TRAINING = "training", gettext_lazy("training, with notes written")
    SUSPENSION = "suspension", gettext_lazy("suspension from the post")
    REFERRAL = "referral", gettext_lazy("referral back to the office")
    DISMISSAL_REQUEST = "dismissal_request", gettext_lazy("request for dismissal and transfer")
    DISMISSAL = "dismissal", gettext_lazy("dismissal")
    LOSS_OF_ELIGIBILITY = "loss_of_eligibility", gettext_lazy("loss of eligibility")
    TRANSFER_OF_FILE = "transfer_of_file", gettext_lazy("transfer of the personnel file")
    ORGANISATIONAL = "organisational", gettext_lazy("organisational measure")
    QUESTIONING = "questioning", gettext_lazy("three questions (三问)")
    PAY_WITHHELD = "pay_withheld", gettext_lazy("pay withheld")
    ABSENCE = "absence", gettext_lazy("counted as absence without leave")
    ACCOUNTABILITY = "accountability", gettext_lazy("held to account")
    REWARD = "reward", gettext_lazy("reward")

    @property
    def ends_a_post(self) -> bool:
        """Whether it ends or suspends a post: then it is only ever proposed."""
        return self in ENDS_A_POST


ENDS_A_POST = frozenset(
    {
        OutcomeKind.SUSPENSION,
        OutcomeKind.REFERRAL,
        OutcomeKind.DISMISSAL_REQUEST,
        OutcomeKind.DISMISSAL,
        OutcomeKind.TRANSFER_OF_FILE,
        OutcomeKind.ORGANISATIONAL,
    }
)


class Begins(Choice):
    """From when an outcome takes effect."""

    AT_ONCE = "at_once", gettext_lazy("at once")
    NEXT_MONTH = "next_month", gettext_lazy("from the first of the next month")


@dataclass(frozen=True)
class Outcome:
    """One thing that follows; an amount is fixed when both figures are the same, or one is left out."""

    kind: OutcomeKind = param(gettext_lazy("what follows"))
    amount_from: Decimal | None = param(gettext_lazy("yuan, from"), default=None)
    amount_to: Decimal | None = param(
        gettext_lazy("yuan, to"), default=None, help_text=gettext_lazy("Both ends are included.")
    )
    times: FactKey | None = param(
        gettext_lazy("for each unit of"),
        default=None,
        help_text=gettext_lazy("Such as days; half of one counts half. Empty: each time."),
    )
    detail: str | None = param(
        gettext_lazy("where or how"),
        default=None,
        help_text=gettext_lazy("Such as the board on which it is posted."),
    )
    by: PostCode | None = param(gettext_lazy("carried out by"), default=None)
    begins: Begins = param(gettext_lazy("takes effect"), default=Begins.AT_ONCE)

    @property
    def lowest(self) -> Decimal | None:
        """The lower end of the amount."""
        return self.amount_from if self.amount_from is not None else self.amount_to

    @property
    def highest(self) -> Decimal | None:
        """The upper end of the amount."""
        return self.amount_to if self.amount_to is not None else self.amount_from

    @property
    def is_range(self) -> bool:
        """Whether somebody has to settle the amount."""
        return self.lowest != self.highest

    def sentence(self, words: Words) -> str:
        """罚款 50 元至 200 元, 公开曝光（公示栏）."""
        said = str(self.kind.label)
        if self.lowest is not None:
            said = _("%(outcome)s of %(amount)s") % {"outcome": said, "amount": self.amount(words)}
        if self.by:
            said = _("%(outcome)s by %(post)s") % {"outcome": said, "post": words.post(self.by)}
        if self.begins is Begins.NEXT_MONTH:
            said = _("%(outcome)s from the first of the next month") % {"outcome": said}
        if self.detail:
            said = _("%(outcome)s (%(detail)s)") % {"outcome": said, "detail": self.detail}
        return said

    def amount(self, words: Words) -> str:
        """100 元, 50 元至 200 元, 每天 100 元."""
        if self.is_range:
            said = _("%(least)s to %(most)s yuan") % {
                "least": plain(self.lowest or Decimal(0)),
                "most": plain(self.highest or Decimal(0)),
            }
        else:
            said = yuan(self.lowest or Decimal(0))
        if not self.times:
            return said
        unit = words.units_of_measure.get(self.times) or words.fact(self.times)
        return _("%(amount)s for each %(unit)s") % {"amount": said, "unit": unit}


def yuan(amount: Decimal) -> str:
    """A sum of money: 2700 元."""
    return _("%(amount)s yuan") % {"amount": plain(amount)}
