"""请假: asked for, decided up the chain, taken, reported back (D1 section 3)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django.db import models
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import Facts, FactValueType
from facts.days import written
from facts.held import Value, record, spread
from forms.schemas.fields import Answers
from forms.schemas.models import FormEdition
from forms.submissions.facts import half_days_asked, shown_fact
from queries import prepared
from regulations.rules.limit import Tally
from regulations.rules.verdict import Verdict
from workflows.applications.models import Application
from workflows.applications.models import State as ApplicationState
from workflows.chains.circumstances import Circumstances
from workflows.chains.expected import Expected, expected
from workflows.chains.models import Excuse, Meeting
from workflows.chains.others import Other, Together
from workflows.chains.sources import Sources
from workflows.chains.tallying import judged_by_kept
from workflows.fsm import transition

from .due import ONE_DAY, end_of, said_of, start_of
from .facts import (
    DAYS,
    FIRST_DAY,
    FROM_A_MEETING,
    LAST_DAY,
    MEETINGS,
    TYPE,
    counted_days,
    counted_values,
)
from .late import QUESTION
from .leading import asked_for, handed_in
from .meeting import missing_at, takes_up, tally, tie, unclear
from .overlap import asked_twice, is_morning
from .querying import LeaveQuerySet
from .spans import (
    CAME_TO_NOTHING,
    REACH,
    TAKEN_COLUMNS,
    Span,
    Taken,
    halved,
    span_of,
    taken_together,
)

CANCELLED = "cancelled"


class Absence(models.TextChoices):
    """What the office found out about an absence that no approved slip covers (D1-3.1b)."""

    EXCUSED = "excused", gettext_lazy("excused")
    ABSENT = "absent", gettext_lazy("absent without leave")


class Leave(Application):
    """Leave of absence; days are calendar days, both ends counted, halves allowed."""

    kind_code = "leave"
    serial_prefix = "QJ"
    kind_label = gettext_lazy("leave")
    state_labels = {**Application.state_labels, CANCELLED: gettext_lazy("cancelled")}

    goes_on_label = gettext_lazy("Extend the leave")
    opened_when_late = gettext_lazy("The leave has begun: open it")
    needed_facts = (TYPE, DAYS, FIRST_DAY, LAST_DAY)
    tallied = frozenset({MEETINGS})

    leave_type = models.CharField(gettext_lazy("type of leave"), max_length=20)
    first_day = models.DateField(gettext_lazy("first day"))
    last_day = models.DateField(gettext_lazy("last day"))
    days = models.DecimalField(gettext_lazy("days"), max_digits=6, decimal_places=1)
    back_on = models.DateField(gettext_lazy("back on"), null=True, blank=True)
    unused = models.DecimalField(
        gettext_lazy("days given back"), max_digits=6, decimal_places=1, null=True, blank=True
    )
    absence = models.CharField(
        gettext_lazy("what the absence was"), max_length=8, choices=Absence.choices, blank=True
    )

    objects = LeaveQuerySet.as_manager()  # type: ignore[misc]  # a manager of more, not another

    class Meta:
        verbose_name = gettext_lazy("leave")
        verbose_name_plural = gettext_lazy("leaves")
        # Who is away between two days is told by the index alone.
        indexes = [models.Index(fields=["last_day", "first_day"], name="leave_days")]

    @transition("state", source=[], target=ApplicationState.CLOSED)
    def conclude(self) -> None:
        """A leave that is approved goes on until the applicant is back."""

    @transition("state", source=ApplicationState.APPROVED, target=None)
    def file(self) -> None:
        """备查: the slip is on file; the leave goes on until the applicant is back (D1-3.10b)."""

    @transition("state", source=ApplicationState.APPROVED, target=ApplicationState.CLOSED)
    def report_back(self) -> None:
        """销假: the applicant is back at work."""

    @transition("state", source=ApplicationState.APPROVED, target=CANCELLED)
    def cancel(self) -> None:
        """取消: approved, but not taken."""

    @transition("state", source=ApplicationState.APPROVED, target=ApplicationState.RETURNED)
    def correct(self) -> None:
        """更正: something on the approved slip is wrong; the applicant corrects it, and it is decided anew."""

    @transition(
        "state",
        source=[ApplicationState.IN_APPROVAL, ApplicationState.APPROVED, ApplicationState.CLOSED],
        target=None,
    )
    def note_absence(self) -> None:
        """核实: the office says what an absence without an approved slip was (D1-3.1b).

        Whoever is back was away all the same: the question outlasts the leave.
        """

    @classmethod
    def derived_facts(cls, facts: Facts) -> dict[str, FactValueType]:
        return counted_days(facts)

    @classmethod
    def derived_values(cls, facts: Facts, days: Iterable[tuple[date, Decimal]]) -> list[Value]:
        return counted_values(facts, days)

    @classmethod
    def others(cls, persons: Collection[int], first: date, last: date) -> Sequence[Span]:
        rows = _about(tuple(sorted(persons)), first - REACH, last + REACH)
        found = [Taken._make(row) for row in rows]
        exact = halved(found)
        return [span_of(each, exact) for each in found]

    @classmethod
    def at_odds(
        cls, about: Circumstances, others: Sequence[Other], *, own: str, origin: str
    ) -> list[Verdict]:
        spans = cast(Sequence[Span], others)
        return [*asked_twice(about, spans, own=own, origin=origin), *unclear(about, own=own)]

    @classmethod
    def tallies(cls, about: Circumstances, sources: Sources) -> Mapping[str, Tally]:
        return tally(about.edition, about.answers, sources.meetings(about))

    def tie(self, about: Circumstances) -> None:
        if self.leave_type == FROM_A_MEETING:
            path, person = about.appointment.unit.path, about.applicant.pk
            found = expected(person, path, about.posts, *about.days)
            tie(self, about.edition, about.answers, found)
        elif self.round > 1:
            Excuse.objects.filter(proceeding_id=self.pk).delete()

    @cached_property
    def meetings(self) -> list[Expected]:
        """The meetings to which the applicant is expected while he is away (two queries at most)."""
        path, posts = self.appointment.unit.path, {self.appointment.post.code}
        found = expected(self.applicant_id, path, posts, self.first_day, self.last_day)
        edition, answers = self.form_edition, self.answers if found else {}
        return [each for each in found if takes_up(edition, answers, each.meeting.starts)]

    @property
    def asks_about_meetings(self) -> bool:
        return self.leave_type == FROM_A_MEETING

    def lags_behind(self, meeting: Meeting) -> bool:
        return self.first_day == self.last_day != meeting.day

    def follow(self, meeting: Meeting) -> None:
        moved = [(self.first_day, -self.days), (meeting.day, self.days)]
        record(self.applicant, spread(DAYS, moved), stream=self.serial)
        self.first_day = self.last_day = meeting.day
        self.summary = date_format(meeting.day)

    @classmethod
    def away_from(cls, meeting: Meeting) -> list[int]:
        away = cls.objects.away_on(meeting.day, meeting.unit.path)
        rows = away.exclude(leave_type=FROM_A_MEETING).select_related("form_edition", "unit")
        return missing_at(meeting, list(rows.select_related("appointment__post")))

    def judged_now(self, *, at: datetime) -> list[Verdict]:
        if self.leave_type == FROM_A_MEETING:
            return []
        tallies = tally(self.form_edition, self.answers, self.meetings)
        return judged_by_kept(self, tallies) if tallies else []

    @classmethod
    def would_lead_to(cls, about: Circumstances, *, own: str, sums: bool) -> list[Verdict]:
        if not {TYPE, DAYS, FIRST_DAY, LAST_DAY} <= about.facts.keys():
            return []
        found = cls.others([about.applicant.pk], *about.days)
        return asked_for(about, [each for each in found if each.counts(own)], sums=sums)

    def leads_to(self, *, at: datetime, sums: bool) -> list[Verdict]:
        if self.state in CAME_TO_NOTHING:
            return []
        found = self.others([self.applicant_id], self.first_day, self.last_day)
        return handed_in(self, [each for each in found if each.counts(self.serial)], at, sums=sums)

    @classmethod
    def taken_together(cls, about: Circumstances, others: Sequence[Other]) -> Together | None:
        return taken_together(about, others)

    @classmethod
    def heading(cls, edition: FormEdition, answers: Answers, facts: Facts) -> str:
        days = f"{Decimal(str(facts[DAYS])).normalize():f}"
        return _("%(type)s, %(days)s days") % {
            "type": shown_fact(edition, answers, TYPE),
            "days": days,
        }

    @classmethod
    def summarize(cls, edition: FormEdition, answers: Answers, facts: Facts) -> str:
        first, last = cast(date, facts[FIRST_DAY]), cast(date, facts[LAST_DAY])
        days = {"first": written(first), "last": written(last)}
        return days["first"] if first == last else _("%(first)s to %(last)s") % days

    @classmethod
    def say_due(cls, state: str, due_at: datetime, on: date) -> str:
        """明天开始休, 5 天后开始休; once approved: by when he is back."""
        return said_of(approved=state == ApplicationState.APPROVED, day=localdate(due_at), on=on)

    def is_unexplained(self, on: date) -> bool:
        """Whether somebody is away on a day, and no approved slip says so: a question to the office."""
        if self.absence:
            return False
        if self.state == ApplicationState.IN_APPROVAL:
            return self.first_day <= on
        if self.state == ApplicationState.CLOSED:
            return bool(self.questions)
        return self.state == ApplicationState.APPROVED and self.last_day < on

    @property
    def questions(self) -> list[dict[str, Any]]:
        """What was found when he reported back and is asked of the office, with its clause."""
        return [each for each in self.verdicts if each["kind"] == QUESTION]

    def due_next(self) -> tuple[datetime | None, datetime | None, str]:
        """It should be decided before it begins; afterwards, reported back when it is over.

        The office where it is filed is told when neither comes about, until it has said
        what the absence was.
        """
        if self.absence:
            return None, None, ""
        if self.state in ("", ApplicationState.IN_APPROVAL):
            return end_of(self.first_day), start_of(self.first_day - ONE_DAY), self.filed_by
        if self.state == ApplicationState.APPROVED:
            return end_of(self.last_day), start_of(self.last_day), self.filed_by
        return None, None, ""

    @property
    def continues_with(self) -> dict[str, str]:
        """续假: the answers with which a slip begins that goes on from this one; none where none may."""
        if self.state != ApplicationState.APPROVED:
            return {}
        if self.ends_at_noon:
            begins = {"first_day": self.last_day.isoformat(), "starts": "pm"}
        else:
            begins = {"first_day": (self.last_day + ONE_DAY).isoformat()}
        return {"leave_type": self.leave_type, **begins}

    @property
    def ends_at_noon(self) -> bool:
        """Whether the afternoon of its last day is no leave."""
        ranges = half_days_asked(self.form_edition, self.answers)
        return any(each and is_morning(each[-1]) for each in ranges)

    def take(self, facts: Facts, began: datetime) -> None:
        self.leave_type = str(facts[TYPE])
        self.first_day, self.last_day = cast(date, facts[FIRST_DAY]), cast(date, facts[LAST_DAY])
        self.days = cast(Decimal, facts[DAYS])


@prepared
def _about(persons: tuple[int, ...], since: date, until: date) -> models.QuerySet[Leave]:
    """Leaves of some persons that have a day between two others, with what is read for their spans."""
    rows = Leave.objects.filter(last_day__gte=since, first_day__lte=until)
    rows = rows.filter(applicant_id__in=persons).order_by("first_day", "pk")
    return rows.values_list(*TAKEN_COLUMNS)
