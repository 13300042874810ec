"""What an act is: who may do it, which transition it runs, what it does to the chain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forms.schemas.texts import can_be_kept
from people.models import Appointment, Person
from people.service import Hat
from regulations.acts import offer_act

from ..considering import Considered
from ..models import Proceeding, Step
from ..refusal import Reason, Refusal

#: Characters of an opinion, or of what else an act carries.
LONGEST_TEXT = 2000


@dataclass
class Matter:
    """A proceeding under the lock, with its present chain and who acts on it."""

    proceeding: Any  # an instance of the kind's own model
    steps: list[Step]
    by: Person
    at: datetime
    hats: Sequence[Hat]
    opinion: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    answers: Mapping[str, Any] | None = None
    #: What the rules said when it was handed in again.
    considered: Considered | None = None
    #: Whether the station of this act has not decided by it: further holders have to act.
    undecided: bool = False

    @property
    def mine(self) -> bool:
        """Whether the one who acts is the applicant."""
        return bool(self.by.pk == self.proceeding.applicant_id)

    @property
    def by_system(self) -> bool:
        """Whether nobody acts but the clock."""
        return self.by.pk is None

    @property
    def has_left(self) -> bool:
        """Whether somebody acts who is no longer there; the system was never."""
        return not self.by_system and not self.by.active

    def current_steps(self) -> list[Step]:
        """The steps that wait now."""
        return [step for step in self.steps if step.status == "current"]


@dataclass(frozen=True)
class Capacity:
    """In which capacity somebody acts: under an appointment, for somebody absent, at a step."""

    appointment: Appointment | None
    on_behalf_of: Person | None = None
    step: Step | None = None


class Act:
    """One verb. `transitions` are the FSM methods it may run: one of them must be open in the state."""

    code: ClassVar[str]
    label: ClassVar[str | Promise]
    #: Past tense, for the trail: "approved".
    done_label: ClassVar[str | Promise]
    #: What who did it has to do next, as a sentence; blank when nothing.
    next_label: ClassVar[str | Promise] = ""
    transitions: ClassVar[tuple[str, ...]]
    #: Another act, as which it counts where a deadline asks for that one.
    counts_as: ClassVar[str] = ""
    needs_opinion: ClassVar[bool] = False
    #: The texts that it may carry beside the opinion; the trace keeps them.
    data_keys: ClassVar[tuple[str, ...]] = ()
    #: How the button looks: primary, no, plain.
    tone: ClassVar[str] = "plain"
    #: Whether it is seldom wanted: it stands apart from the buttons that decide.
    rare: ClassVar[bool] = False
    #: Whether it leaves the matter as it was: who looked at it before it may act all the same.
    only_tells: ClassVar[bool] = False
    #: Whether a deadline may count from it.
    counts: ClassVar[bool] = True

    def says_why_not(self, matter: Matter) -> bool:
        """Whether the page says why it is not open just now, instead of leaving it out in silence."""
        return False

    def capacity(self, matter: Matter) -> Capacity | None:
        """The capacity in which the caller may do it now, or None."""
        raise TypeError(f"act {self.code} does not say who may do it")

    def asks(self, matter: Matter) -> tuple[str, ...]:
        """What it asks for beside the opinion, as the matter stands: some of `data_keys`."""
        return self.data_keys

    def hindrance(self, matter: Matter) -> str:
        """What stands in the way at present, as a sentence; blank when nothing does."""
        return ""

    def check(self, matter: Matter, capacity: Capacity) -> None:
        """Raise Refusal when a condition does not hold."""
        if hindrance := self.hindrance(matter):
            raise Refusal(Reason.STATE, hindrance)
        if self.needs_opinion and not matter.opinion.strip():
            raise Refusal(
                Reason.INVALID,
                _(
                    "Say why in the opinion: whoever follows the matter reads it. Nothing was changed."
                ),
                errors={"opinion": [_("Write a sentence here.")]},
            )
        for key, text in {"opinion": matter.opinion, **matter.data}.items():
            if sentence := unfit_text(text):
                raise Refusal(Reason.INVALID, sentence, errors={key: [sentence]})

    def run(self, matter: Matter, capacity: Capacity) -> str:
        """Change the chain; return the name of the transition to run."""
        return self.transitions[0]

    def basis(self, matter: Matter, capacity: Capacity) -> list[dict[str, Any]]:
        """The clauses that the act rests on: those of its step."""
        return list(capacity.step.basis) if capacity.step else []

    def trace_data(self, matter: Matter) -> dict[str, Any]:
        """What the trace's payload keeps beside the opinion."""
        return matter.data

    def too_early_or_late(self, matter: Matter) -> str:
        """Why it is not possible in this state, where more is to be said than that it is not."""
        return ""

    def not_allowed(self) -> str:
        """The sentence for somebody without the right."""
        return _("“%(act)s” is not up to you at present. Nothing was changed.") % {
            "act": self.label
        }


def unfit_text(text: Any, longest: int = LONGEST_TEXT) -> str:
    """What is wrong with a text that the trail would keep for ever; blank when nothing is."""
    if not can_be_kept(text):
        return _("The text has a character that cannot be kept. Write it anew.")
    if len(str(text)) > longest:
        sentence = _("At most %(limit)s characters; %(length)s were given. Shorten it.")
        return sentence % {"limit": longest, "length": len(str(text))}
    return ""


_acts: dict[tuple[str, str], Act] = {}
EVERY_KIND = ""


def register_act(cls: type[Act], *, kind: str = EVERY_KIND) -> type[Act]:
    """Offer an act to one kind, or to every kind; LookupError when its code is taken there."""
    if (kind, cls.code) in _acts:
        raise LookupError(f"act {cls.code} is registered twice")
    _acts[kind, cls.code] = cls()
    if cls.counts:
        offer_act(cls.code, cls.label)
    return cls


def act_of(proceeding: Proceeding, code: str) -> Act | None:
    """The act with this code for a proceeding's kind."""
    return _acts.get((proceeding.kind, code)) or _acts.get((EVERY_KIND, code))


def acts_for(proceeding: Proceeding) -> list[Act]:
    """Every act that its kind knows, in the order of registration, the rare ones last; its own instead of the common one."""
    codes = {code: None for kind, code in _acts if kind in (EVERY_KIND, proceeding.kind)}
    known = (act_of(proceeding, code) for code in codes)
    return sorted((act for act in known if act), key=lambda act: act.rare)


def registered() -> list[tuple[str, Act]]:
    """Every act with the kind to which it is offered (blank: to every kind)."""
    return [(kind, act) for (kind, _code), act in _acts.items()]


def act_named(code: str) -> Act | None:
    """Any act with this code, for labels."""
    return next((act for (_kind, each), act in _acts.items() if each == code), None)
