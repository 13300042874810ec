"""Outbox (发件箱): what happened and is still to be told, written in the act's own transaction."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outbox(models.Model):
    """One thing that happened to a stream; whom it is told to is found when it is spread."""

    stream = models.CharField(_("stream"), max_length=40)
    #: The act that was done, or what came about by itself (`overdue`).
    what = models.CharField(_("what happened"), max_length=40)
    #: The number of its trace; 0 where no act was done.
    number = models.PositiveIntegerField(_("number of the trace"), default=0)
    at = models.DateTimeField(_("when"))
    told_at = models.DateTimeField(_("told at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    #: What went wrong when it was spread, if anything did.
    fault = models.TextField(_("fault"), blank=True)

    class Meta:
        verbose_name = _("outbox entry")
        verbose_name_plural = _("outbox")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["stream", "what", "number", "at"], name="outbox_once"),
        ]
        indexes = [
            models.Index(fields=["id"], name="outbox_open", condition=models.Q(told_at=None)),
            models.Index(fields=["at"], name="outbox_fault", condition=~models.Q(fault="")),
        ]

    def __str__(self) -> str:
        return f"{self.stream} #{self.number} {self.what}"
