"""Notification (通知): what one person is told inside Banfa."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Person

from .outbox import Outbox


class Kind(models.TextChoices):
    """Why somebody is told."""

    WAITS = "waits", _("waits for you")
    DECIDED = "decided", _("decided")
    RETURNED = "returned", _("returned to you")
    COPIED = "copied", _("copied to you")
    URGED = "urged", _("urged")
    OVERDUE = "overdue", _("overdue")
    MOVED = "moved", _("a time limit was brought forward")
    WITHDRAWN = "withdrawn", _("withdrawn by its applicant")
    STRANDED = "stranded", _("nobody can act on it")
    STANDS_IN = "stands_in", _("you stand in for somebody")
    STANDS_DOWN = "stands_down", _("you stand in no longer")
    STANDS_ALONE = "stands_alone", _("your substitute has left")
    SWITCHED_OFF = "switched_off", _("a webhook was switched off")


class Notification(models.Model):
    """Words are put together when it is read; here stand what they are made of."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="notifications")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    stream = models.CharField(_("stream"), max_length=40, blank=True)
    #: Names and titles in its sentence.
    words = models.JSONField(_("words"), default=dict)
    at = models.DateTimeField(_("when"))
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    outbox = models.ForeignKey(Outbox, models.SET_NULL, null=True, related_name="notifications")

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["outbox", "person", "kind"], name="notification_once"),
        ]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="notification_newest"),
            models.Index(
                fields=["person"], name="notification_unread", condition=models.Q(read_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.stream}"
