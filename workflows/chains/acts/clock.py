"""提醒, 超时催办, 上报超时: what the clock says about a step; it decides nothing, ever."""

from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calendars.service import load_calendar

from ..clock import next_moment, word_due
from ..models import ClockWord, Step
from ..refusal import Reason, Refusal
from ..telling import post_above
from .base import Act, Capacity, Matter, register_act


class ClockAct(Act):
    """Left by the system alone, about one step that waits, once for each step."""

    word: ClassVar[ClockWord]
    transitions = ("go_on",)
    data_keys = ("step",)
    only_tells = True
    counts = False

    def capacity(self, matter: Matter) -> Capacity | None:
        return Capacity(None) if matter.by_system else None

    def run(self, matter: Matter, capacity: Capacity) -> str:
        step = self._step(matter)
        assert step.due_at is not None
        calendar = load_calendar(since=step.due_at.date())
        if word_due(step, matter.at, calendar) != self.word:
            raise Refusal(Reason.STATE, _("This was said already, or it is too early to say it."))
        step.said = self.word
        step.speaks_at = next_moment(step, calendar)
        matter.data = {
            "post": step.post.name,
            "due": step.due_at.isoformat(),
            **self.said_to(matter, step),
        }
        step.save(update_fields=["said", "speaks_at", "tell"])
        return "go_on"

    def said_to(self, matter: Matter, step: Step) -> dict[str, str]:
        """What else the trace keeps."""
        return {}

    def _step(self, matter: Matter) -> Step:
        asked = str(matter.data.get("step", ""))
        found = next((each for each in matter.current_steps() if str(each.pk) == asked), None)
        if found is None or found.due_at is None:
            raise Refusal(Reason.STATE, _("The step does not wait any more."))
        return found


@register_act
class Remind(ClockAct):
    """提醒: the last day has begun."""

    code = "remind"
    word = ClockWord.REMIND
    label = gettext_lazy("Remind")
    done_label = gettext_lazy("reminded")


@register_act
class Chase(ClockAct):
    """超时催办: the time is up."""

    code = "chase"
    word = ClockWord.CHASE
    label = gettext_lazy("Urge what is late")
    done_label = gettext_lazy("urged what is late")


@register_act
class Escalate(ClockAct):
    """告知上一级: it is late still; whoever is told can look at the matter."""

    code = "escalate"
    word = ClockWord.ESCALATE
    label = gettext_lazy("Tell the level above")
    done_label = gettext_lazy("told the level above")

    def said_to(self, matter: Matter, step: Step) -> dict[str, str]:
        told = post_above(step, matter.at)
        step.tell = told.code if told else ""
        return {"told": told.name} if told else {}
