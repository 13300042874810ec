"""事件: reported, accepted, handled up the ladder, resolved, answered, closed (D2-6, D3-5, D4-4.4, D5-3)."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from facts.conditions import Facts
from forms.schemas.fields import Answers
from forms.schemas.models import FormEdition
from forms.submissions.facts import moment_of_fact, shown_fact
from workflows.chains.models import Proceeding
from workflows.fsm import transition

TITLE, DESCRIPTION, RECEIVED_AT = "case.title", "case.description", "case.received_at"
LONGEST_HEADING = 30
STOPS = "。；，、！？.;,!? "
CATEGORY, COMPLEXITY, PLACE = "case.category", "case.complexity", "case.place"


class State(models.TextChoices):
    """Where a case is."""

    REPORTED = "reported", _("reported")
    ACCEPTED = "accepted", _("accepted")
    HANDLING = "handling", _("being handled")
    RESOLVED = "resolved", _("resolved, to be answered")
    ANSWERED = "answered", _("answered, to be closed")
    CLOSED = "closed", _("closed")
    DECLINED = "declined", _("declined")


#: While somebody works on it.
UNDER_WAY = [State.ACCEPTED, State.HANDLING]


class Case(Proceeding):
    """A matter of residents: found, solved, and the answer brought back to them (D4-4.4a)."""

    kind_code = "case"
    applicant_label = _("reported by")
    serial_prefix = "SJ"
    kind_label = _("case")
    state_labels = dict(State.choices)
    born_by = "report"
    born_label = _("Report")
    born_done_label = _("reported it")
    needed_facts = (DESCRIPTION,)

    category = models.CharField(_("category"), max_length=60, blank=True)
    complexity = models.CharField(_("complexity"), max_length=20, blank=True)
    received_at = models.DateTimeField(_("received at"))
    reopened_at = models.DateTimeField(_("reopened at"), null=True, blank=True)

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")

    @transition("state", source="", target=State.REPORTED)
    def report(self) -> None:
        """登记: it is known, and waits for whoever handles it first."""

    @transition("state", source=State.REPORTED, target=State.ACCEPTED)
    def accept(self) -> None:
        """受理: somebody takes it on."""

    @transition("state", source=State.REPORTED, target=State.RESOLVED)
    def register(self) -> None:
        """当场办结: solved on the spot, and entered (D4-4.4b)."""

    @transition("state", source=[State.REPORTED, State.ACCEPTED], target=State.DECLINED)
    def decline(self) -> None:
        """不予受理: with an explanation (D3-6c)."""

    @transition("state", source=UNDER_WAY, target=State.HANDLING)
    def handle(self) -> None:
        """办理: something was done about it; it goes on."""

    @transition("state", source=[State.REPORTED, *UNDER_WAY], target=State.HANDLING)
    def hand_up(self) -> None:
        """上报: whoever could not solve it passes it to the next rung (D2-6.3d, D4-4.4c)."""

    @transition("state", source=UNDER_WAY, target=State.RESOLVED)
    def resolve(self) -> None:
        """办结: solved; the answer is still owed."""

    @transition("state", source=UNDER_WAY, target=None)
    def reply(self) -> None:
        """答复: told how it stands while it is still being handled (D2-6.2: 办结或答复)."""

    @transition("state", source=[State.REPORTED, *UNDER_WAY, State.RESOLVED], target=None)
    def go_on(self) -> None:
        """Something is told, or the rung waits for somebody else; the case stands as it did."""

    @transition("state", source=State.RESOLVED, target=State.ANSWERED)
    def answer(self) -> None:
        """答复: the reporter knows the result."""

    @transition("state", source=State.ANSWERED, target=State.CLOSED)
    def close(self) -> None:
        """结案: never without an answer (D4-4.4a)."""

    @transition("state", source=[State.ANSWERED, State.CLOSED], target=State.HANDLING)
    def reopen(self) -> None:
        """重新办理: once, when the result does not hold."""

    @classmethod
    def began(cls, edition: FormEdition, answers: Answers, at: datetime) -> datetime:
        return moment_of_fact(edition, answers, RECEIVED_AT) or at

    @classmethod
    def heading(cls, edition: FormEdition, answers: Answers, facts: Facts) -> str:
        # Without a title, the first line of what happened stands in for it.
        first_line = str(facts[DESCRIPTION]).strip().partition("\n")[0]
        return str(facts.get(TITLE) or first_line[:LONGEST_HEADING].rstrip(STOPS))

    @classmethod
    def summarize(cls, edition: FormEdition, answers: Answers, facts: Facts) -> str:
        parts = [shown_fact(edition, answers, each) for each in (CATEGORY, PLACE)]
        return " · ".join(filter(None, parts))

    def take(self, facts: Facts, began: datetime) -> None:
        self.received_at = began
        self.category = str(facts.get(CATEGORY, ""))
        self.complexity = str(facts.get(COMPLEXITY, ""))
