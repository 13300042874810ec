"""试运行: one draft, frozen as it stood, against the matters of a range."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from people.models import Unit
from regulations.models import RegulationPage


class TrialState(models.TextChoices):
    """How far a trial has come."""

    QUEUED = "queued", _("waiting its turn")
    RUNNING = "running", _("under way")
    DONE = "done", _("run to its end")
    STOPPED = "stopped", _("stopped")
    FAILED = "failed", _("broken off")


#: States in which a trial still goes on.
OPEN = (TrialState.QUEUED, TrialState.RUNNING)


class Against(models.TextChoices):
    """What the draft is held against."""

    KEPT = "kept", _("the editions that each matter was decided under")
    TODAY = "today", _("the rules in force today")


class TrialQuerySet(models.QuerySet["Trial"]):
    """Trials by how far they have come."""

    def open(self) -> "TrialQuerySet":
        """Those that wait or are under way."""
        return self.filter(state__in=OPEN)

    def light(self) -> "TrialQuerySet":
        """Without the text of the draft."""
        return self.defer("clauses", "words")


class Trial(models.Model):
    """Who tries which draft on which matters, how far it has come, and what it has added up.

    Nothing of the matters is written; the draft is a copy, so that the editor may write on.
    """

    page = models.ForeignKey(
        RegulationPage, models.CASCADE, related_name="trials", verbose_name=_("regulation")
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("draft"),
    )
    title = models.CharField(_("title"), max_length=255)
    slug = models.SlugField(_("slug"), max_length=255)
    clauses = models.JSONField(_("clauses"), default=list)
    words = models.JSONField(_("words"), default=dict)
    binds = models.ManyToManyField(Unit, verbose_name=_("binds"), related_name="+")
    #: Keys of the regulations that the draft would replace.
    replaces = models.JSONField(_("replaces"), default=list)

    against = models.CharField(
        _("held against"), max_length=8, choices=Against.choices, default=Against.KEPT
    )
    forms = models.JSONField(_("forms"), default=list)
    first = models.DateField(_("handed in from"))
    last = models.DateField(_("until"))

    state = models.CharField(
        _("state"), max_length=8, choices=TrialState.choices, default=TrialState.QUEUED
    )
    counted = models.PositiveIntegerField(_("looked at"), default=0)
    total = models.PositiveIntegerField(_("in all"), default=0)
    #: The matter that was looked at last, and whose it is; the next one comes after it.
    last_person = models.BigIntegerField(_("applicant of the last matter"), null=True)
    last_at = models.DateTimeField(_("last matter handed in at"), null=True)
    last_pk = models.BigIntegerField(_("last matter"), null=True)
    totals = models.JSONField(_("totals"), default=dict)
    trouble = models.TextField(_("what stood in the way"), blank=True)

    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("started by"),
    )
    asked_at = models.DateTimeField(_("asked for at"))
    started_at = models.DateTimeField(_("began at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    objects = TrialQuerySet.as_manager()

    class Meta:
        verbose_name = _("trial run")
        verbose_name_plural = _("trial runs")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=models.Q(state__in=["queued", "running"]),
                name="trial_one_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.asked_at:%Y-%m-%d %H:%M}"

    @property
    def asked_on(self) -> date:
        """The day on which it was asked for: that is its today."""
        return localdate(self.asked_at)

    @property
    def is_open(self) -> bool:
        """Whether it still goes on."""
        return self.state in OPEN

    @property
    def per_cent(self) -> int:
        """How much of it is done."""
        if self.state == TrialState.DONE:
            return 100
        return min(self.counted * 100 // self.total, 99) if self.total else 0

    def end(self, state: TrialState, at: datetime, **more: Any) -> bool:
        """Close it, unless it has ended already; whether it was still open."""
        rows = Trial.objects.open().filter(pk=self.pk)
        return bool(rows.update(state=state, ended_at=at, **more))
