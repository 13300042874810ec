"""环节: one row of a chain; it waits for a post in a unit, or for a named person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Person, Post, Unit
from people.service import Desk
from regulations.rules.route import HolderMode, StationAct

from ..desks import StepQuerySet
from .proceeding import Proceeding


class StepStatus(models.TextChoices):
    """Where a step is."""

    AHEAD = "ahead", _("to come")
    CURRENT = "current", _("now")
    DONE = "done", _("done")
    PASSED = "passed", _("passed over")
    DROPPED = "dropped", _("no longer needed")


#: Outcomes of a step that leave what its station asks for undone.
LEFT = frozenset({"return", "hand_over"})


class Inserted(models.TextChoices):
    """How a row came into a chain that its route does not name."""

    SIGNER = "signer", _("added signer")
    HANDED = "handed_over", _("handed over")
    AGAIN = "again", _("once more after a return")


class ClockWord(models.TextChoices):
    """What the clock said last about a step with a time of its own."""

    REMIND = "remind", _("reminded")
    CHASE = "chase", _("urged when the time was up")
    ESCALATE = "escalate", _("told the level above")


class Step(models.Model):
    """Who holds its post, or stands in, is found when read, so that a dismissed holder strands nothing."""

    proceeding = models.ForeignKey(Proceeding, models.CASCADE, related_name="steps", db_index=False)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    order = models.PositiveSmallIntegerField(_("order"))
    act = models.CharField(
        _("act"), max_length=12, choices=[(each.value, each.value) for each in StationAct]
    )
    mode = models.CharField(
        _("of several holders"),
        max_length=8,
        choices=[(each.value, each.value) for each in HolderMode],
    )
    post = models.ForeignKey(
        Post, models.PROTECT, to_field="code", related_name="+", db_index=False
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", db_index=False)
    charge = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    status = models.CharField(
        _("status"), max_length=8, choices=StepStatus.choices, default=StepStatus.AHEAD
    )
    #: At a station that rates: the form that is handed in there.
    hands_in = models.SlugField(_("form handed in"), max_length=255, blank=True, db_index=False)
    optional = models.BooleanField(_("may be left out"), default=False)
    inserted = models.CharField(
        _("inserted"), max_length=12, choices=Inserted.choices, blank=True, default=""
    )
    comes_back = models.BooleanField(_("comes straight back"), default=False)
    #: The time that the route gives it, by when it is up, and what the clock said and says next.
    within = models.PositiveSmallIntegerField(_("to be done within"), null=True, blank=True)
    within_unit = models.CharField(_("counted in"), max_length=14, blank=True, default="")
    tell = models.CharField(_("told when overdue"), max_length=50, blank=True, default="")
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    #: Whether it rests on working days of a year whose holidays are not published yet (暂定).
    provisional = models.BooleanField(_("provisional"), default=False)
    speaks_at = models.DateTimeField(_("the clock speaks at"), null=True, blank=True)
    said = models.CharField(
        _("the clock said"), max_length=8, choices=ClockWord.choices, blank=True, default=""
    )
    urged_at = models.DateTimeField(_("urged at"), null=True, blank=True)
    basis = models.JSONField(_("basis"), default=list)
    note = models.TextField(_("note"), blank=True)
    since = models.DateTimeField(_("arrived at"), null=True, blank=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    done_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="done_steps", db_index=False
    )
    on_behalf_of = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    #: The act that ended it (its own, or reject, return …), the persons who acted so far, and
    #: those of them who were against, where more than half must agree.
    outcome = models.CharField(_("outcome"), max_length=20, blank=True)
    agreed = models.JSONField(_("agreed"), default=list)
    against = models.JSONField(_("against"), default=list, blank=True)
    trace = models.PositiveIntegerField(_("trace"), null=True, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["proceeding", "round", "order", "pk"]
        # A submission writes a row for each step, so none has an index but for what is asked.
        indexes = [
            models.Index(fields=["proceeding", "round", "order"], name="step_chain"),
            models.Index(fields=["post", "unit", "status", "since", "id"], name="step_desk"),
            # Few steps have a time of their own, and few of those are overdue.
            models.Index(
                fields=["speaks_at", "id"],
                name="step_clock",
                condition=models.Q(status="current", speaks_at__isnull=False),
            ),
            models.Index(
                fields=["tell", "due_at"],
                name="step_told",
                condition=models.Q(status="current", said="escalate"),
            ),
            # Few steps wait for somebody by name: all the others need no place in it.
            models.Index(
                fields=["person", "status", "since", "id"],
                name="step_named",
                condition=models.Q(person__isnull=False),
            ),
            # None is done when its row is written.
            models.Index(
                fields=["done_by"],
                name="step_done_by",
                condition=models.Q(done_by__isnull=False),
            ),
            models.Index(
                fields=["on_behalf_of"],
                name="step_on_behalf_of",
                condition=models.Q(on_behalf_of__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proceeding_id} · {self.order} · {self.post_id} {self.act}"

    @property
    def desk(self) -> Desk:
        """The desk that it waits at."""
        return Desk(self.post_id, self.unit_id, self.charge_id)

    @property
    def whom(self) -> str:
        """With whom it waits: who was named, or else the post; after a hand-over several are of the same post."""
        return self.person.name if self.person else self.post.name

    @property
    def fulfilled(self) -> bool:
        """Whether what its station asks for was done there, not returned or handed over."""
        return self.status == StepStatus.DONE and self.outcome not in LEFT

    @property
    def decides(self) -> bool:
        """Whether it is a decision; opinions and filing are not."""
        return StationAct(self.act).decides
