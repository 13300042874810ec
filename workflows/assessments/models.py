"""考核: collected, reviewed, announced, appealed against, final (D1-4)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import Facts
from forms.schemas.fields import Answers
from forms.schemas.models import FormEdition
from forms.submissions.facts import facts_of, shown_fact
from people.models import Person
from regulations.compiling import RuleInForce
from regulations.rules.verdict import Verdict
from workflows.chains.circumstances import Circumstances
from workflows.chains.models import Proceeding
from workflows.chains.others import Other
from workflows.fsm import transition

from .facts import PERIOD, PERSON, YEAR
from .grading import verdicts_of
from .once import assessed_already


class State(models.TextChoices):
    """Where an assessment is."""

    COLLECTING = "collecting", gettext_lazy("being rated")
    IN_REVIEW = "in_review", gettext_lazy("in review")
    ANNOUNCED = "announced", gettext_lazy("announced")
    UNDER_APPEAL = "under_appeal", gettext_lazy("under appeal")
    FINAL = "final", gettext_lazy("final")
    CANCELLED = "cancelled", gettext_lazy("ended without a result")


#: What raters handed in is theirs and the office's until the result is out.
SECRET = frozenset({State.COLLECTING, State.IN_REVIEW})


class Assessment(Proceeding):
    """One person's work in a quarter or a year; the matter is that of who is assessed."""

    kind_code = "assessment"
    applicant_label = gettext_lazy("who is assessed")
    serial_prefix = "KH"
    kind_label = gettext_lazy("assessment")
    state_labels = dict(State.choices)
    born_label = gettext_lazy("Begin")
    born_done_label = gettext_lazy("opened it")
    needed_facts = (PERSON, YEAR, PERIOD)

    year = models.PositiveSmallIntegerField(gettext_lazy("year"))
    period = models.CharField(gettext_lazy("quarter or year"), max_length=8)
    score = models.DecimalField(
        gettext_lazy("score"), max_digits=7, decimal_places=3, null=True, blank=True
    )
    grade = models.CharField(gettext_lazy("grade"), max_length=40, blank=True)
    #: What the rules said when it was counted; it joins the verdicts when it is announced.
    counted = models.JSONField(gettext_lazy("counted"), default=list, blank=True)

    class Meta:
        verbose_name = gettext_lazy("assessment")
        verbose_name_plural = gettext_lazy("assessments")

    @transition("state", source="", target=State.COLLECTING)
    def submit(self) -> None:
        """发起: the raters are asked."""

    @transition("state", source=State.COLLECTING, target=None)
    def collect(self) -> None:
        """评定: one of the raters has handed in."""

    @transition("state", source=[State.COLLECTING, State.IN_REVIEW, State.ANNOUNCED], target=None)
    def go_on(self) -> None:
        """Something is told; the assessment stands as it did."""

    @transition("state", source=State.COLLECTING, target=State.IN_REVIEW)
    def review(self) -> None:
        """汇总审核: all that is required is in; score and grade are counted (D1-4.3)."""

    @transition("state", source=State.IN_REVIEW, target=State.ANNOUNCED)
    def announce(self) -> None:
        """公布: the assessed reads it, and may appeal."""

    @transition("state", source=State.ANNOUNCED, target=State.UNDER_APPEAL)
    def appeal(self) -> None:
        """申诉: the assessed does not agree."""

    @transition("state", source=State.UNDER_APPEAL, target=State.ANNOUNCED)
    def uphold(self) -> None:
        """维持: it stays as it is."""

    @transition("state", source=State.UNDER_APPEAL, target=State.ANNOUNCED)
    def amend(self) -> None:
        """更正: another score, and the grade that goes with it."""

    @transition("state", source=State.ANNOUNCED, target=State.FINAL)
    def finish(self) -> None:
        """定案: it counts."""

    @transition("state", source=State.COLLECTING, target=State.CANCELLED)
    def discontinue(self) -> None:
        """终止: who was assessed has left, and nothing can be counted any more."""

    @classmethod
    def at_odds(
        cls, about: Circumstances, others: Sequence[Other], *, own: str, origin: str
    ) -> list[Verdict]:
        if not {YEAR, PERIOD} <= about.facts.keys():
            return []
        year, period = int(cast(Any, about.facts[YEAR])), str(about.facts[PERIOD])
        same = cls.objects.filter(applicant=about.applicant, year=year, period=period)
        standing = same.exclude(state=State.CANCELLED).exclude(serial=own)
        found = standing.order_by("pk").first()
        return [assessed_already(found)] if found else []

    @classmethod
    def concerns(cls, edition: FormEdition, answers: Answers, by: Person) -> Person | None:
        given = facts_of(edition, answers) if isinstance(answers, dict) else {}
        return Person.objects.filter(user__username=str(given.get(PERSON, "")), active=True).first()

    @classmethod
    def heading(cls, edition: FormEdition, answers: Answers, facts: Facts) -> str:
        return _("%(form)s, %(year)s %(period)s") % {
            "form": edition.title,
            "year": facts[YEAR],
            "period": shown_fact(edition, answers, PERIOD),
        }

    @classmethod
    def foretold(cls, rules: Sequence[RuleInForce], facts: Facts) -> list[Verdict]:
        return verdicts_of([each for each in rules if each.kind == "grade"], facts)

    def take(self, facts: Facts, began: datetime) -> None:
        self.year = int(cast(Any, facts[YEAR]))
        self.period = str(facts[PERIOD])

    @property
    def unpublished(self) -> list[dict[str, Any]]:
        return self.counted if self.state in SECRET else []

    def shows_parts_to(self, person: Person) -> bool:
        return person.pk != self.applicant_id or self.state not in SECRET
