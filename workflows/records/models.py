"""记录: filed on the day, looked over, kept by person and month (D4-4.5)."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import cast

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import Facts
from forms.schemas.fields import Answers
from forms.schemas.models import FormEdition
from forms.submissions.facts import shown_fact
from regulations.rules.limit import Tally
from workflows.chains.circumstances import Circumstances
from workflows.chains.models import Proceeding
from workflows.chains.sources import Sources
from workflows.fsm import transition

from .facts import EXCUSED, PERSON, tally

DAY, MINUTES = "record.day", "record.minutes"


class State(models.TextChoices):
    """Where a record is."""

    FILED = "filed", gettext_lazy("filed")
    RETURNED = "returned", gettext_lazy("returned for correction")
    CHECKED = "checked", gettext_lazy("checked")


class Record(Proceeding):
    """What was done on one day: a diary of patrols and visits, a roll call, a meeting."""

    kind_code = "record"
    applicant_label = gettext_lazy("kept by whom")
    serial_prefix = "JL"
    kind_label = gettext_lazy("record")
    state_labels = dict(State.choices)
    needed_facts = (DAY,)
    #: It tells what was done: it is kept as it stands.
    given_up_by = "check"
    sealed_by_month = True
    day_column, minutes_column = "day", "minutes"
    tallied = frozenset({EXCUSED})

    day = models.DateField(gettext_lazy("day"))
    minutes = models.PositiveIntegerField(gettext_lazy("minutes"), null=True, blank=True)

    class Meta:
        verbose_name = gettext_lazy("record")
        verbose_name_plural = gettext_lazy("records")
        indexes = [models.Index(fields=["day"], name="record_day")]

    @transition("state", source="", target=State.FILED)
    def submit(self) -> None:
        """提交: from now on it is changed only when it was returned."""

    @transition("state", source=[State.FILED, State.RETURNED], target=State.CHECKED)
    def check_off(self) -> None:
        """核对: looked over and found in order; or left as it stands, since who kept it is gone."""

    @transition("state", source=State.FILED, target=None)
    def advance(self) -> None:
        """One of several has looked it over; the others follow."""

    @transition("state", source=State.FILED, target=None)
    def go_on(self) -> None:
        """Something is told, or the step waits for somebody else; the record stands as it did."""

    @transition("state", source=State.FILED, target=State.RETURNED)
    def send_back(self) -> None:
        """退回: something is missing."""

    @transition("state", source=State.RETURNED, target=State.FILED)
    def resubmit(self) -> None:
        """重新提交: corrected."""

    @classmethod
    def tallies(cls, about: Circumstances, sources: Sources) -> Mapping[str, Tally]:
        person, day = about.facts.get(PERSON), about.facts.get(DAY)
        if not isinstance(person, str) or not isinstance(day, date):
            return {}
        return tally(sources.excused(person, day))

    @classmethod
    def heading(cls, edition: FormEdition, answers: Answers, facts: Facts) -> str:
        day = cast(date, facts[DAY])
        return _("%(form)s of %(day)s") % {"form": edition.title, "day": date_format(day)}

    @classmethod
    def summarize(cls, edition: FormEdition, answers: Answers, facts: Facts) -> str:
        return shown_fact(edition, answers, MINUTES)

    def take(self, facts: Facts, began: datetime) -> None:
        self.day = cast(date, facts[DAY])
        self.minutes = int(cast(Decimal, facts[MINUTES])) if MINUTES in facts else None
