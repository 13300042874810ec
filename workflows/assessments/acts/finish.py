"""定案: the score counts from now on, and towards the year (D1-4.E3)."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from facts.held import Value, record
from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.base import Capacity
from workflows.chains.course import complete

from ..facts import GRADE, SCORE, WHOLE_YEAR, last_day
from ..grading import kept_basis
from ..models import Assessment
from .review import ReviewAct


class Finish(ReviewAct):
    """Nobody appealed, or the appeal is settled."""

    code = "finish"
    label = _("Make it final")
    done_label = _("made it final")
    transitions = ("finish",)
    tone = "primary"

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assessment: Assessment = matter.proceeding
        assert capacity.step is not None
        complete(matter, capacity.step, capacity, outcome=self.code)
        record(assessment.applicant, _values(assessment), stream=assessment.serial)
        return "finish"

    def basis(self, matter: Matter, capacity: Capacity) -> list[dict[str, Any]]:
        """The clauses that the score rests on."""
        return kept_basis(matter.proceeding)


def _values(assessment: Assessment) -> list[Value]:
    """What is held of it: a year's score is no quarter of the next count."""
    if assessment.period == WHOLE_YEAR:
        return []
    day = last_day(assessment.year, assessment.period)
    score = Decimal(str(assessment.score))
    return [Value(SCORE, score, day), Value(GRADE, assessment.grade, day)]


register_act(Finish, kind=Assessment.kind_code)
