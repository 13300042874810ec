"""不同意: whoever decides may also reject."""

from django.utils.translation import gettext_lazy as _

from facts.held import stop_counting

from ..course import close_chain, object_to
from ..sitting import note_discussed
from .base import Capacity, Matter, register_act
from .on_record import MINUTES, REPLY, asked_at, on_record
from .step_act import StepAct

DECIDING = frozenset({"approve", "deliberate", "refer"})


@register_act
class Reject(StepAct):
    """不同意: the matter ends; where more than half must agree, once no majority is left."""

    code = "reject"
    label = _("Reject")
    done_label = _("rejected")
    transitions = ("reject", "advance")
    against = True
    station_acts = DECIDING
    needs_opinion = True
    data_keys = (*MINUTES, *REPLY)
    tone = "no"

    def asks(self, matter: Matter) -> tuple[str, ...]:
        found = self.capacity(matter)
        return asked_at(found.step) if found and found.step else ()

    def check(self, matter: Matter, capacity: Capacity) -> None:
        super().check(matter, capacity)
        assert capacity.step is not None
        matter.data = on_record(matter, capacity.step, consents=False)

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assert capacity.step is not None
        note_discussed(matter)
        if not object_to(matter, capacity.step):
            return "advance"
        close_chain(matter, capacity, outcome=self.code)
        stop_counting(matter.proceeding.serial)
        return "reject"
