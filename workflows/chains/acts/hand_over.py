"""转办: the step waits for a named colleague instead; his post is no matter, the station stays what it was."""

from django.utils.translation import gettext_lazy as _

from ..inserting import hand_to
from ..persons import with_posts
from .base import Capacity, Matter, register_act
from .step_act import StepAct


@register_act
class HandOver(StepAct):
    """Let a colleague do it; where several holders must act, each acts himself."""

    code = "hand_over"
    label = _("Hand over")
    done_label = _("handed it over")
    transitions = ("go_on",)
    station_acts = frozenset({"opine", "approve", "refer", "file", "handle", "review"})
    data_keys = ("to",)
    rare = True
    counts = False

    def fits(self, matter: Matter, capacity: Capacity) -> bool:
        assert capacity.step is not None
        return capacity.step.mode == "any"

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assert capacity.step is not None
        person, _appointment = with_posts(matter, "to")
        matter.data = {"to": matter.data["to"], "to_name": person.name}
        hand_to(matter, capacity.step, person, capacity, outcome=self.code)
        return "go_on"
