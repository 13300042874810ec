"""What the reader of a matter may do: the buttons of his step, and how each looks."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from workflows.chains.acts import Act
from workflows.chains.acts.step_act import StepAct

#: Acts with a page of their own.
ELSEWHERE = frozenset({"resubmit", "rate"})
#: Of several solid buttons the first stays so.
SOLID, LESS = "primary", "tint"


@dataclass(frozen=True)
class Button:
    """An act at a step, and how its button looks."""

    act: Act
    tone: str
    label: str

    @property
    def sure(self) -> str:
        """What is asked once more before it is done; blank where it can be made good."""
        if self.tone != "no":
            return ""
        sentence = _(
            "“%(act)s” cannot be taken back. The applicant is told, and reads what you wrote."
        )
        return sentence % {"act": self.label}


def buttons_of(acts: Sequence[Act]) -> list[Button]:
    """The buttons of the acts at a step."""
    buttons, solid = [], SOLID
    records = any(act.code == "deliberate" for act in acts)
    for act in acts:
        if isinstance(act, StepAct) and _is_here(act):
            # Who records what a body decided does not say no himself.
            says_no = records and act.against
            label = _("Record that the meeting did not consent") if says_no else str(act.label)
            buttons.append(Button(act, solid if act.tone == SOLID else act.tone, label))
            solid = LESS if act.tone == SOLID else solid
    return buttons


def stands_alone(act: Act) -> bool:
    """Whether it has a button of its own, apart from those of the step."""
    return not isinstance(act, StepAct) and _is_here(act)


def _is_here(act: Act) -> bool:
    return not act.rare and act.code not in ELSEWHERE
