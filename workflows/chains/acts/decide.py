"""审批, 会议研究, 报送审批: the decisions of a chain; the last one approves the matter (D1-3.2)."""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.fsm import can_proceed

from ..course import complete
from ..refusal import Reason, Refusal
from .base import Capacity, Matter, register_act
from .step_act import StepAct


class Decision(StepAct):
    """A decision in favour."""

    transitions = ("advance", "approve", "conclude")
    tone = "primary"

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assert capacity.step is not None
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
    data_keys = ("held_on", "present")

    def check(self, matter: Matter, capacity: Capacity) -> None:
        super().check(matter, capacity)
        matter.data = minutes(matter)


@register_act
class Refer(Decision):
    """报送审批: the reply of an office outside, recorded by its own user (D1-3.2e)."""

    code = "refer"
    label = gettext_lazy("Reply: approve")
    done_label = gettext_lazy("replied: approved")
    station_acts = frozenset({"refer"})


def minutes(matter: Matter) -> dict[str, str]:
    """Day of the sitting and those present; without a day the meeting is taken to be today's."""
    today = localdate(matter.at)
    given = str(matter.data.get("held_on") or today.isoformat())
    try:
        held_on = date.fromisoformat(given)
    except ValueError:
        held_on = None
    if held_on is None or held_on > today:
        sentence = _(
            "The day of the meeting is a day up to today, such as %(today)s; “%(given)s” was given."
        )
        message = sentence % {"today": today.isoformat(), "given": given[:40]}
        raise Refusal(Reason.INVALID, message, errors={"held_on": [message]})
    return {"held_on": held_on.isoformat(), "present": str(matter.data.get("present") or "")[:500]}
