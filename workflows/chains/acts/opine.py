"""签注意见: an opinion, also a negative one, is not a decision; the chain goes on (D1-3.2b)."""

from django.utils.translation import gettext_lazy as _

from ..course import complete
from .base import Capacity, Matter, register_act
from .step_act import StepAct


@register_act
class Opine(StepAct):
    """Give an opinion."""

    code = "opine"
    label = _("Give opinion")
    done_label = _("gave an opinion")
    transitions = ("advance",)
    station_acts = frozenset({"opine"})
    needs_opinion = True
    tone = "primary"

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assert capacity.step is not None
        complete(matter, capacity.step, capacity, outcome=self.code)
        return "advance"
