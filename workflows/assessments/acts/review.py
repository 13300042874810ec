"""汇总审核, 公布: once everything required is in, the score is counted, then made known (D1-4.3, D1-4.E1)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.chains.acts.step_act import StepAct
from workflows.chains.course import drop_others
from workflows.chains.refusal import Reason, Refusal

from ..facts import WHOLE_YEAR
from ..grading import count, keep, kept_basis, publish, result
from ..models import Assessment


class ReviewAct(StepAct):
    """An act of the office that reviews; its station stays in charge to the end."""

    station_acts = frozenset({"review"})


class Review(ReviewAct):
    """Count score and grade from what was handed in."""

    code = "review"
    label = gettext_lazy("Review and count the score")
    done_label = gettext_lazy("reviewed it")
    transitions = ("review",)
    tone = "primary"

    def not_allowed(self) -> str:
        return _(
            "The office reviews it, and only once every required rating is in. "
            "Look at the chain for what is missing; nothing was changed."
        )

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assessment: Assessment = matter.proceeding
        assert capacity.step is not None
        counted = count(assessment)
        if counted is None:
            raise Refusal(Reason.STATE, _cannot(assessment))
        keep(assessment, counted)
        drop_others(matter, capacity.step)
        return "review"

    def basis(self, matter: Matter, capacity: Capacity) -> list[dict[str, Any]]:
        """Its station's clause, and those that the score rests on."""
        return [*super().basis(matter, capacity), *kept_basis(matter.proceeding)]


class Announce(ReviewAct):
    """The result goes to who was assessed."""

    code = "announce"
    label = gettext_lazy("Announce the result")
    done_label = gettext_lazy("announced the result")
    transitions = ("announce",)
    tone = "primary"

    def run(self, matter: Matter, capacity: Capacity) -> str:
        publish(matter.proceeding)
        matter.data = result(matter.proceeding)
        return "announce"

    def basis(self, matter: Matter, capacity: Capacity) -> list[dict[str, Any]]:
        """The clauses that the score rests on."""
        return kept_basis(matter.proceeding)


def _cannot(assessment: Assessment) -> str:
    if assessment.period == WHOLE_YEAR:
        return _(
            "No quarter of %(year)s is final yet, so the year has no score. Finish the quarters first; "
            "if who is assessed has left, end this one without a result. Nothing was changed."
        ) % {"year": assessment.year}
    return _(
        "The score cannot be counted: a figure is missing that the regulation asks for. "
        "Ask the raters for it; nothing was changed."
    )


for verb in (Review, Announce):
    register_act(verb, kind=Assessment.kind_code)
