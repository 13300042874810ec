"""上报: to the next rung of the ladder."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.chains.course import complete

from ..models import Case
from .rung import RungAct


class HandUp(RungAct):
    """Pass on what this rung cannot solve (D2-6.3d, D3-5, D4-4.4c)."""

    code = "hand_up"
    label = gettext_lazy("Hand up")
    done_label = gettext_lazy("handed it up")
    transitions = ("hand_up",)

    def hindrance(self, matter: Matter) -> str:
        if any(step.status == "ahead" and step.act == "handle" for step in matter.steps):
            return ""
        return _(
            "This is the last rung of the ladder; there is nobody to hand it up to. "
            "Resolve it, and answer who reported it."
        )

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assert capacity.step is not None
        complete(matter, capacity.step, capacity, outcome=self.code)
        return "hand_up"


register_act(HandUp, kind=Case.kind_code)
