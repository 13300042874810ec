"""不同意, 退回: whoever decides may also reject, or return for correction."""

from django.utils.translation import gettext_lazy as _

from facts.held import stop_counting

from ..course import close_chain
from .base import Capacity, Matter, register_act
from .step_act import StepAct

DECIDING = frozenset({"approve", "deliberate", "refer"})


@register_act
class Reject(StepAct):
    """不同意: the matter ends."""

    code = "reject"
    label = _("Reject")
    done_label = _("rejected")
    transitions = ("reject",)
    station_acts = DECIDING
    needs_opinion = True
    tone = "no"

    def run(self, matter: Matter, capacity: Capacity) -> str:
        close_chain(matter, capacity, outcome=self.code)
        stop_counting(matter.proceeding.serial)
        return "reject"


@register_act
class Return(StepAct):
    """退回修改: back to the applicant, who may hand it in again."""

    code = "return"
    label = _("Return for correction")
    done_label = _("returned it for correction")
    transitions = ("send_back",)
    station_acts = DECIDING | {"opine", "review"}
    needs_opinion = True

    def run(self, matter: Matter, capacity: Capacity) -> str:
        close_chain(matter, capacity, outcome=self.code)
        return "send_back"
