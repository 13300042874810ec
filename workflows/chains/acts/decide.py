"""审批, 会议研究, 报送审批: the decisions of a chain; the last one approves the matter (D1-3.2)."""

from django.utils.translation import gettext_lazy

from workflows.fsm import can_proceed

from ..course import complete
from ..sitting import note_discussed
from .base import Capacity, Matter, register_act
from .on_record import MINUTES, REPLY, asked_at, on_record
from .step_act import StepAct


class Decision(StepAct):
    """A decision in favour."""

    transitions = ("advance", "approve", "conclude")
    tone = "primary"

    def asks(self, matter: Matter) -> tuple[str, ...]:
        found = self.capacity(matter) if self.data_keys else None
        return asked_at(found.step) if found and found.step else ()

    def check(self, matter: Matter, capacity: Capacity) -> None:
        super().check(matter, capacity)
        assert capacity.step is not None
        matter.data = on_record(matter, capacity.step, consents=True)

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assert capacity.step is not None
        note_discussed(matter)
        complete(matter, capacity.step, capacity, outcome=self.code)
        open_steps = [step for step in matter.steps if step.status in ("ahead", "current")]
        if any(step.decides for step in open_steps):
            return "advance"
        # Where nobody files it, nothing else would ever end it.
        ends = not open_steps and can_proceed(matter.proceeding.conclude)
        return "conclude" if ends else "approve"


@register_act
class Approve(Decision):
    """审批: one holder of a post approves."""

    code = "approve"
    label = gettext_lazy("Approve")
    done_label = gettext_lazy("consented")
    station_acts = frozenset({"approve"})


@register_act
class Deliberate(Decision):
    """会议研究: a body has decided; the office clerk records its minutes (D1-3.2d)."""

    code = "deliberate"
    label = gettext_lazy("Record the meeting's consent")
    done_label = gettext_lazy("the meeting consented")
    station_acts = frozenset({"deliberate"})
    data_keys = MINUTES


@register_act
class Refer(Decision):
    """报送审批: the reply of an office outside, recorded by its own user (D1-3.2e)."""

    code = "refer"
    label = gettext_lazy("Reply: approve")
    done_label = gettext_lazy("replied: approved")
    station_acts = frozenset({"refer"})
    data_keys = REPLY
