"""退回: to the applicant, who may hand it in again, or to a step that was done before."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.fsm import can_proceed

from ..course import close_chain
from ..models import Step, StepStatus
from ..refusal import Reason, Refusal
from ..returning import earlier_steps, return_to
from .base import Capacity, Matter, register_act
from .refuse import DECIDING
from .step_act import StepAct


@register_act
class Return(StepAct):
    """退回修改; with `to_step`, to that step of the chain: the stations between act again, or it comes straight back."""

    code = "return"
    label = gettext_lazy("Return for correction")
    done_label = gettext_lazy("returned it for correction")
    transitions = ("send_back", "advance")
    station_acts = DECIDING | {"opine", "review"}
    needs_opinion = True
    data_keys = ("to_step",)

    def capacity(self, matter: Matter) -> Capacity | None:
        # A kind that knows no correction knows no return either.
        knows = hasattr(matter.proceeding, "send_back")
        return super().capacity(matter) if knows else None

    def asks(self, matter: Matter) -> tuple[str, ...]:
        found = self.capacity(matter)
        return self.data_keys if found and found.step and earlier(matter, found.step) else ()

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assert capacity.step is not None
        if not matter.data.get("to_step"):
            matter.data = {}
            close_chain(matter, capacity, outcome=self.code)
            return "send_back"
        target = _target(matter, capacity.step)
        matter.data = {"to_step": str(target.pk), "to_post": target.post.name}
        return_to(matter, capacity.step, target, capacity, outcome=self.code)
        return "advance"


def earlier(matter: Matter, step: Step) -> list[Step]:
    """The steps to which it may go back from a step; none where its kind knows no way."""
    advance: Any = getattr(matter.proceeding, "advance", None)
    return earlier_steps(matter.steps, step) if advance and can_proceed(advance) else []


def _target(matter: Matter, step: Step) -> Step:
    given = str(matter.data["to_step"])
    found = next((each for each in earlier(matter, step) if str(each.pk) == given), None)
    if found is None or found.status != StepStatus.DONE:
        message = _(
            "It can go back only to a step that was done before yours in this round; "
            "“%(given)s” is none. Choose one from the list, or leave it empty for the applicant."
        ) % {"given": given[:40]}
        raise Refusal(Reason.INVALID, message, errors={"to_step": [message]})
    return found
