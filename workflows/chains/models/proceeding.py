"""办件: the matter that moves through states; one table holds every kind."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import Facts, FactValueType
from facts.held import Value
from forms.schemas.fields import Answers
from forms.schemas.models import FormEdition
from forms.submissions.models import Submission
from people.models import Appointment, Person, Unit
from regulations.compiling import RuleInForce
from regulations.rules.limit import Tally
from regulations.rules.verdict import Verdict
from workflows.fsm import StateField, StateModel

from ..circumstances import Circumstances
from ..due import moment, nearest, said
from ..kinds import kinds_by_code
from ..others import Other, Together
from ..urgency import lamp_of
from ..visibility import ProceedingQuerySet

if TYPE_CHECKING:
    from ..sources import Sources
    from .meeting import Meeting

#: States in which a matter has ended (design section 7), whatever its kind.
FINAL = frozenset(
    {"closed", "rejected", "withdrawn", "cancelled", "declined", "merged", "final", "checked"}
)
#: Where a matter waits for its applicant to correct it, whatever its kind.
RETURNED = "returned"


class Proceeding(StateModel):
    """What inbox, search and archive read; what only one kind knows stands in its own room."""

    #: Code of the kind, prefix of its serials, and its name; each kind sets its own.
    kind_code: ClassVar[str] = ""
    serial_prefix: ClassVar[str] = "BJ"
    kind_label: ClassVar[str | Promise] = gettext_lazy("proceeding")
    applicant_label: ClassVar[str | Promise] = gettext_lazy("Applicant")
    state_labels: ClassVar[dict[str, str | Promise]] = {}
    #: The transition that bears it; what it is called, and in the log.
    born_by: ClassVar[str] = "submit"
    born_label: ClassVar[str | Promise] = gettext_lazy("Hand in")
    born_done_label: ClassVar[str | Promise] = gettext_lazy("handed it in")
    #: What it is called to go on in a further matter of its form; blank: a further one.
    goes_on_label: ClassVar[str | Promise] = ""
    #: The act by which others end what went back to an applicant who is gone.
    given_up_by: ClassVar[str] = "withdraw"
    #: Why one that is late has to be opened before it is decided; blank where the list will do.
    opened_when_late: ClassVar[str | Promise] = ""
    #: Facts without which the kind cannot do; its forms must ask for them.
    needed_facts: ClassVar[tuple[str, ...]] = ()
    #: Whether it is sealed with the others of its person and month instead of alone; then
    #: the column of the day that it is about, and that of the minutes which it took, if any.
    sealed_by_month: ClassVar[bool] = False
    #: Facts that count things one by one; they are looked for where a rule measures them.
    tallied: ClassVar[frozenset[str]] = frozenset()
    day_column: ClassVar[str] = ""
    minutes_column: ClassVar[str] = ""

    serial = models.CharField(gettext_lazy("serial number"), max_length=40, unique=True)
    kind = models.CharField(gettext_lazy("kind"), max_length=20)
    form_edition = models.ForeignKey(
        FormEdition, models.PROTECT, related_name="+", verbose_name=gettext_lazy("form")
    )
    title = models.CharField(gettext_lazy("title"), max_length=200)
    #: What a list says beneath the title: from when to when, where, what about.
    summary = models.CharField(gettext_lazy("summary"), max_length=200, blank=True)
    state = StateField(gettext_lazy("state"), max_length=20, default="")
    final = models.BooleanField(gettext_lazy("ended"), default=False)
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="proceedings",
        verbose_name=gettext_lazy("unit"),
        db_index=False,
    )
    applicant = models.ForeignKey(
        Person,
        models.PROTECT,
        related_name="proceedings",
        verbose_name=gettext_lazy("applicant"),
        db_index=False,
    )
    appointment = models.ForeignKey(
        Appointment,
        models.PROTECT,
        related_name="+",
        verbose_name=gettext_lazy("as"),
        db_index=False,
    )
    round = models.PositiveSmallIntegerField(gettext_lazy("round"), default=1)
    verdicts = models.JSONField(gettext_lazy("verdicts"), default=list)
    #: Every due date (workflows.chains.due); of the nearest that runs, when it is up, when to heed it.
    due = models.JSONField(gettext_lazy("due dates"), default=list, blank=True)
    due_at = models.DateTimeField(gettext_lazy("due"), null=True, blank=True)
    warn_at = models.DateTimeField(gettext_lazy("to be heeded from"), null=True, blank=True)
    #: The post that is told when it is overdue, in the unit of the matter or above.
    tell = models.CharField(gettext_lazy("told when overdue"), max_length=50, blank=True)
    #: The post that puts it on file, if its chain has one.
    filed_by = models.CharField(gettext_lazy("filed by the post"), max_length=50, blank=True)
    submitted_at = models.DateTimeField(gettext_lazy("submitted at"))
    ended_at = models.DateTimeField(gettext_lazy("ended at"), null=True, blank=True)
    #: Number and digest of the last trace: what a caller has seen, and what verify_log expects.
    seen = models.PositiveIntegerField(gettext_lazy("last trace"), default=0)
    head = models.CharField(gettext_lazy("digest of the last trace"), max_length=64, blank=True)

    objects = ProceedingQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("proceeding")
        verbose_name_plural = gettext_lazy("proceedings")
        ordering = ["-submitted_at", "-pk"]
        # Those that begin with a person or a unit find him or it as well.
        indexes = [
            models.Index(fields=["applicant", "-submitted_at", "-id"], name="proceeding_applicant"),
            models.Index(fields=["-submitted_at", "-id"], name="proceeding_newest"),
            models.Index(fields=["unit", "-submitted_at", "-id"], name="proceeding_unit"),
            models.Index(
                fields=["tell", "due_at"],
                name="proceeding_told",
                condition=models.Q(final=False) & ~models.Q(tell=""),
            ),
            models.Index(
                fields=["submitted_at", "id"],
                name="proceeding_returned",
                condition=models.Q(final=False, state=RETURNED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.serial} {self.title}"

    @property
    def number_label(self) -> str:
        """The serial as an office writes it: 请假〔2026〕0147 号."""
        _prefix, year, number = self.serial.rsplit("-", 2)
        return _("%(kind)s〔%(year)s〕No. %(number)s") % {
            "kind": self._own_kind.kind_label,
            "year": year,
            "number": number,
        }

    @property
    def state_label(self) -> str:
        """The state in the words of its kind."""
        return str(self._own_kind.state_labels.get(self.state, self.state))

    @property
    def _own_kind(self) -> "type[Proceeding]":
        # A list holds rows of this table; their words stand with their kind.
        return kinds_by_code().get(self.kind, type(self))

    @property
    def answers(self) -> dict[str, Any]:
        """The answers of the latest round."""
        return self.submissions[-1].answers if self.submissions else {}

    @property
    def submissions(self) -> list[Submission]:
        """Every round as handed in, the latest last."""
        return [each for each in self._handed_in if not each.part]

    @property
    def parts(self) -> list[Submission]:
        """What others handed in within the matter, in the order of time."""
        return [each for each in self._handed_in if each.part]

    @property
    def _handed_in(self) -> list[Submission]:
        # One query for both; another act makes it be asked again.
        if getattr(self, "_handed_in_seen", None) != self.seen:
            rows = Submission.objects.filter(stream=self.serial).select_related(
                "edition", "by__user"
            )
            self._handed_in_rows = list(rows.order_by("round", "at", "pk"))
            self._handed_in_seen = self.seen
        return self._handed_in_rows

    # What a kind may add; the base knows none of it.

    @classmethod
    def derived_facts(cls, facts: Facts) -> dict[str, FactValueType]:
        """Facts that the kind computes from those given."""
        return {}

    @classmethod
    def derived_values(cls, facts: Facts, days: Iterable[tuple[date, Any]]) -> list[Value]:
        """Values of such facts to be recorded; `days` are the days asked for."""
        return []

    @classmethod
    def tallies(cls, about: Circumstances, sources: "Sources") -> Mapping[str, Tally]:
        """What the facts `tallied` count, looked up in the sources."""
        return {}

    @classmethod
    def heading(cls, edition: FormEdition, answers: Answers, facts: Facts) -> str:
        """The title of a matter."""
        return edition.title

    @classmethod
    def concerns(cls, edition: FormEdition, answers: Answers, by: Person) -> Person | None:
        """Whose matter it is: his who hands it in, or somebody else's; None while that is not known."""
        return by

    @classmethod
    def began(cls, edition: FormEdition, answers: Answers, at: datetime) -> datetime:
        """The moment from which deadlines count: that of handing in, unless it began before."""
        return at

    @classmethod
    def foretold(cls, rules: Sequence[RuleInForce], facts: Facts) -> list[Verdict]:
        """What further rules say about it before it is handed in."""
        return []

    @classmethod
    def others(cls, persons: Collection[int], first: date, last: date) -> Sequence[Other]:
        """Matters of these persons that may be taken together with one of days from `first` to `last`."""
        return ()

    @classmethod
    def taken_together(cls, about: Circumstances, others: Sequence[Other]) -> Together | None:
        """What routes ask about it, if others of the same person belong to it."""
        return None

    @classmethod
    def at_odds(
        cls, about: Circumstances, others: Sequence[Other], *, own: str, origin: str
    ) -> list[Verdict]:
        """What other matters of the applicant say against it; `own` is its serial, if it has one, `origin` that of the matter it grows out of."""
        return []

    @classmethod
    def would_lead_to(cls, about: Circumstances, *, own: str, sums: bool) -> list[Verdict]:
        """What would follow from it besides, such as what is paid; `sums` where pay may be read."""
        return []

    def leads_to(self, *, at: datetime, sums: bool) -> list[Verdict]:
        """What follows from it now that it is handed in."""
        return []

    @classmethod
    def summarize(cls, edition: FormEdition, answers: Answers, facts: Facts) -> str:
        """What a list says beneath the title."""
        return ""

    @classmethod
    def say_due(cls, state: str, due_at: datetime, on: date) -> str:
        """The nearest due date in a few words, seen on a day."""
        return said(due_at, on)

    @property
    def continues_with(self) -> dict[str, str]:
        """The answers with which a further matter of its form begins that goes on from it, if one may."""
        return {}

    def tie(self, about: Circumstances) -> None:
        """Tie it to what its answers name, such as a meeting; it has its row already."""

    @property
    def asks_about_meetings(self) -> bool:
        """Whether it may ask for leave from a meeting."""
        return False

    def lags_behind(self, meeting: "Meeting") -> bool:
        """Whether it is of another day than the meeting from which it asks for leave, and can follow it."""
        return False

    def follow(self, meeting: "Meeting") -> None:
        """Take over the day of that meeting (the caller saves)."""

    @classmethod
    def away_from(cls, meeting: "Meeting") -> list[int]:
        """The keys of the persons who are away when it takes place, and did not ask for leave from it."""
        return []

    def judged_now(self, *, at: datetime) -> list[Verdict] | None:
        """The verdicts with things that are counted, where these change while it runs; None where they do not."""
        return None

    def take(self, facts: Facts, began: datetime) -> None:
        """Fill in the kind's own columns; `began` is the moment from which deadlines count."""

    @property
    def unpublished(self) -> list[dict[str, Any]]:
        """Verdicts that its applicant does not read yet."""
        return []

    def shows_parts_to(self, person: Person) -> bool:
        """Whether somebody may read what others handed in within the matter."""
        return True

    def lamp(self, *, at: datetime) -> str:
        """How soon the nearest due date is: ok, soon (to be heeded), late."""
        return lamp_of(self.due_at, self.warn_at, at)

    def keep_due(self, due: list[dict[str, Any]]) -> None:
        """Note the due dates, and what is due next."""
        self.due = due
        self.due_at, self.warn_at, self.tell = self.due_next()

    def due_next(self) -> tuple[datetime | None, datetime | None, str]:
        """(due, to be heeded from, post that is told): of the nearest due date that runs."""
        found = nearest(self.due)
        if found is None:
            return None, None, ""
        return moment(found, "at"), moment(found, "warn_at"), found["tell"]

    @classmethod
    def expected_heads(cls) -> Iterator[tuple[str, int, str]]:
        """(stream, number, digest) of the last trace of every proceeding, for verify_log."""
        return Proceeding.objects.values_list("serial", "seen", "head").order_by("pk").iterator()
