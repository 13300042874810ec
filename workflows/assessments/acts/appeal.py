"""申诉, 维持, 更正: the assessed does not agree with what was announced."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflows.chains.acts import Matter, register_act
from workflows.chains.acts.applicant import ApplicantAct
from workflows.chains.acts.base import Capacity
from workflows.chains.refusal import Reason, Refusal

from ..grading import amended, keep, kept_basis, publish, result
from ..models import Assessment
from .review import ReviewAct

HIGHEST = Decimal(100)


class Appeal(ApplicantAct):
    """Say why the result is not right; the office looks at it again."""

    code = "appeal"
    label = gettext_lazy("Appeal")
    done_label = gettext_lazy("appealed")
    transitions = ("appeal",)
    needs_opinion = True
    tone = "no"

    def basis(self, matter: Matter, capacity: Capacity) -> list[dict[str, Any]]:
        """The clauses that the score rests on."""
        return kept_basis(matter.proceeding)


class Uphold(ReviewAct):
    """It stays as it was announced."""

    code = "uphold"
    label = gettext_lazy("Uphold the result")
    done_label = gettext_lazy("upheld the result")
    transitions = ("uphold",)
    needs_opinion = True


class Amend(ReviewAct):
    """Another score; the grade follows from the bands."""

    code = "amend"
    label = gettext_lazy("Amend the score")
    done_label = gettext_lazy("amended the score")
    transitions = ("amend",)
    needs_opinion = True
    data_keys = ("score",)
    tone = "primary"

    def run(self, matter: Matter, capacity: Capacity) -> str:
        assessment: Assessment = matter.proceeding
        counted = amended(assessment, _score(matter))
        assert counted is not None, "an announced assessment has been counted"
        keep(assessment, counted)
        publish(assessment)
        matter.data = result(assessment)
        return "amend"

    def basis(self, matter: Matter, capacity: Capacity) -> list[dict[str, Any]]:
        """The clauses that the new score rests on."""
        return kept_basis(matter.proceeding)


def _score(matter: Matter) -> Decimal:
    given = str(matter.data.get("score", "")).strip()
    try:
        score = Decimal(given)
    except InvalidOperation:
        score = Decimal("NaN")
    if score.is_finite() and 0 <= score <= HIGHEST:
        return score
    sentence = _("The new score is a figure from 0 to 100; “%(given)s” was given.")
    message = sentence % {"given": given[:40]}
    raise Refusal(Reason.INVALID, message, errors={"score": [message]})


for verb in (Appeal, Uphold, Amend):
    register_act(verb, kind=Assessment.kind_code)
