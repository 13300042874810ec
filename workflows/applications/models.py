"""申请: asked for, decided up the chain, filed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from facts.conditions import Facts
from forms.schemas.fields import Answers, Field
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from forms.schemas.shown import shown_fields
from workflows.chains.models import Proceeding
from workflows.fsm import transition

#: Types whose answers are a few words; of the others a list has no room, or would have to look them up.
IN_FEW_WORDS = frozenset(
    {
        "text",
        "number",
        "money",
        "choice",
        "date",
        "moment",
        "time_span",
        "half_day_range",
        "computed",
    }
)
MOST_ANSWERS = 3
LONGEST_ANSWER = 40


class State(models.TextChoices):
    """Where an application is."""

    IN_APPROVAL = "in_approval", _("in approval")
    APPROVED = "approved", _("approved")
    RETURNED = "returned", _("returned for correction")
    REJECTED = "rejected", _("not approved")
    WITHDRAWN = "withdrawn", _("withdrawn")
    CLOSED = "closed", _("closed")


class Application(Proceeding):
    """Any request that a form and a route describe (a seal, a vehicle, a purchase)."""

    kind_code = "application"
    serial_prefix = "SQ"
    kind_label = _("application")
    state_labels = dict(State.choices)

    class Meta:
        proxy = True
        verbose_name = _("application")
        verbose_name_plural = _("applications")

    @classmethod
    def summarize(cls, edition: FormEdition, answers: Answers, facts: Facts) -> str:
        """The first answers that must be given: when, where to, what for."""
        asked = (
            field
            for field in shown_fields(edition.fields, answers)
            if field.get("required") and field["type"] in IN_FEW_WORDS
        )
        said = [_in_few_words(field, answers) for field in asked]
        return " · ".join([each for each in said if each][:MOST_ANSWERS])

    @transition("state", source="", target=State.IN_APPROVAL)
    def submit(self) -> None:
        """提交: the chain begins."""

    @transition("state", source=State.IN_APPROVAL, target=None)
    def advance(self) -> None:
        """A station has acted; the chain goes on to the next."""

    @transition("state", source=[State.IN_APPROVAL, State.APPROVED], target=None)
    def go_on(self) -> None:
        """Something is told, or a step waits for somebody else; the matter stands as it did."""

    @transition("state", source=State.IN_APPROVAL, target=State.APPROVED)
    def approve(self) -> None:
        """批准: the last deciding station agreed."""

    @transition("state", source=State.IN_APPROVAL, target=State.CLOSED)
    def conclude(self) -> None:
        """批准并办结: the last station agreed, and nobody is to file it."""

    @transition("state", source=State.IN_APPROVAL, target=State.REJECTED)
    def reject(self) -> None:
        """不批准: a deciding station did not agree."""

    @transition("state", source=State.IN_APPROVAL, target=State.RETURNED)
    def send_back(self) -> None:
        """退回修改: the applicant corrects and hands in again."""

    @transition("state", source=State.RETURNED, target=State.IN_APPROVAL)
    def resubmit(self) -> None:
        """重新提交: the chain begins anew."""

    @transition("state", source=[State.IN_APPROVAL, State.RETURNED], target=State.WITHDRAWN)
    def withdraw(self) -> None:
        """撤回: the applicant no longer asks."""

    @transition("state", source=State.APPROVED, target=None)
    def file_in_part(self) -> None:
        """One of several filing stations has filed; the others follow."""

    @transition("state", source=State.APPROVED, target=State.CLOSED)
    def file(self) -> None:
        """备查: the slip is on file, and the matter ends."""


def _in_few_words(field: Field, answers: Answers) -> str:
    shown = type_of(field).show(field, answers)[:LONGEST_ANSWER]
    # A bare figure says nothing without what it counts.
    return f"{field['label']} {shown}" if shown.isdigit() else shown
