"""备查: the office files the slip; every chain of D1 ends so (D1-3.10b)."""

from django.utils.translation import gettext_lazy as _

from ..course import complete
from .base import Capacity, Matter, register_act
from .step_act import StepAct


@register_act
class File(StepAct):
    """Put the slip on file."""

    code = "file"
    label = _("Put on file")
    done_label = _("put it on file")
    transitions = ("file",)
    station_acts = frozenset({"file"})
    tone = "primary"

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assert capacity.step is not None
        complete(matter, capacity.step, capacity, outcome=self.code)
        unfiled = [step for step in matter.steps if step.status in ("ahead", "current")]
        return "file_in_part" if unfiled else "file"
