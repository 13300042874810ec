"""改派: who keeps the office hands a step that waits for nobody on to a colleague, who then acts by name."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..inserting import hand_to
from ..keeping_the_office import is_administrator, kept_in
from ..models import Step
from ..persons import with_posts
from ..refusal import Reason, Refusal
from ..stranded import Why, why_stranded
from .base import Capacity, Matter, register_act
from .hand_over import HandOver
from .step_act import StepAct

#: Why a step may be handed on; where all have acted, one of them goes on by himself.
HANDED_ON = frozenset({Why.VACANT, Why.OWN, Why.LEFT, Why.OFF})


@register_act
class Reassign(StepAct):
    """Only at a step at which nobody is sure to act, and never on one's own matter."""

    code = "reassign"
    label = gettext_lazy("Hand on to a colleague")
    done_label = gettext_lazy("handed it on")
    transitions = ("go_on",)
    station_acts = HandOver.station_acts
    data_keys = ("step", "to")
    rare = True
    counts = False

    def capacity(self, matter: Matter) -> Capacity | None:
        # Which step is always said; so nobody is asked on the page of a matter whether he keeps the office.
        asked = str(matter.data.get("step", ""))
        step = next((each for each in matter.current_steps() if str(each.pk) == asked), None)
        if step is None or matter.mine or step.act not in self.station_acts:
            return None
        hat = kept_in(matter.hats, matter.proceeding.unit.path)
        if hat:
            return Capacity(hat.appointment, hat.on_behalf_of, step)
        return Capacity(None, step=step) if is_administrator(matter.by) else None

    def check(self, matter: Matter, capacity: Capacity) -> None:
        super().check(matter, capacity)
        assert capacity.step is not None
        if why_stranded(capacity.step, localdate(matter.at)) not in HANDED_ON:
            sentence = _("“%(post)s” has somebody who can act. Nothing was changed.")
            raise Refusal(Reason.STATE, sentence % {"post": capacity.step.post.name})

    def run(self, matter: Matter, capacity: Capacity) -> str:
        step = capacity.step
        assert step is not None
        person, _appointment = with_posts(matter, "to")
        matter.data = {
            "step": str(step.pk),
            "post": step.post.name,
            "to": matter.data["to"],
            "to_name": person.name,
        }
        # What it shows as is what a handing over shows as; the trace says who handed it on.
        hand_to(matter, step, person, capacity, outcome=HandOver.code)
        return "go_on"

    def not_allowed(self) -> str:
        return _(
            "Only who keeps the office hands on a step that waits for nobody, and not on his own matter. "
            "Nothing was changed."
        )


def can_be_handed_on(step: Step, why: Why) -> bool:
    """Whether it is an answer to what is stranded here; a body and a rating need a holder of the post."""
    return why in HANDED_ON and step.act in Reassign.station_acts
