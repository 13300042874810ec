"""重新办理: once, when the result does not hold."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.chains.acts import Act, Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.chains.acts.step_act import seat_reached
from workflows.chains.course import take_up_again
from workflows.chains.due import reopened
from workflows.chains.models import StepStatus

from ..models import Case


class Reopen(Act):
    """By who reported it, or by a rung that it had reached; it begins again where it was solved."""

    code = "reopen"
    label = gettext_lazy("Reopen")
    done_label = gettext_lazy("reopened it")
    transitions = ("reopen",)
    needs_opinion = True
    tone = "no"

    def capacity(self, matter: Matter) -> Capacity | None:
        if matter.mine:
            return Capacity(matter.proceeding.appointment)
        found = seat_reached(matter)
        return Capacity(found.appointment, found.on_behalf_of) if found else None

    def hindrance(self, matter: Matter) -> str:
        case: Case = matter.proceeding
        if case.reopened_at is None:
            return ""
        sentence = _(
            "“%(title)s” was reopened once already, and a case is reopened only once. "
            "Report what is new as a case of its own."
        )
        return sentence % {"title": case.title}

    def run(self, matter: Matter, capacity: Capacity) -> str:
        case: Case = matter.proceeding
        case.reopened_at = matter.at
        case.due = reopened(case.due)
        reached = (StepStatus.CURRENT, StepStatus.DONE)
        # What was handed over stands behind its own row, at the same place.
        last = max(
            (step for step in matter.steps if step.status in reached),
            key=lambda step: (step.order, step.pk),
        )
        take_up_again(matter, last)
        return "reopen"


register_act(Reopen, kind=Case.kind_code)
