"""判定: met or not met, with the sentence that says why; never a bare bool."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_lazy

from .basis import Basis
from .kinds import Choice


class Effect(Choice):
    """What a limit that is not met does to the submission."""

    WARN = "warn", gettext_lazy("warn")
    REFUSE = "refuse", gettext_lazy("refuse")
    REFUSE_UNLESS_MINUTES = (
        "refuse_unless_minutes",
        gettext_lazy("refuse unless minutes of the deciding body are cited"),
    )


@dataclass(frozen=True)
class Meter:
    """A limit in figures: used before, asked for now, and the bound, in the fact's unit."""

    before: Decimal
    now: Decimal
    bound: Decimal

    @property
    def left(self) -> Decimal:
        """What remains afterwards, never below zero."""
        return max(self.bound - self.before - self.now, Decimal(0))


@dataclass(frozen=True)
class Counted:
    """One of the things that a fact counts, such as a meeting: by what it is known, and its name."""

    key: str
    name: str


@dataclass(frozen=True)
class Verdict:
    """One judgement of one rule about one matter."""

    kind: str
    met: bool
    effect: Effect
    title: str
    sentence: str
    basis: tuple[Basis, ...] = ()
    meter: Meter | None = None
    #: The things because of which it is not met, where a fact counts things.
    counted: tuple[Counted, ...] = ()

    @property
    def refuses(self) -> bool:
        """Whether the matter may not be submitted because of it."""
        return not self.met and self.effect is not Effect.WARN
