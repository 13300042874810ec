"""抄送: who may read a matter because somebody sent it to him for his information."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Person

from .proceeding import Proceeding


class Copied(models.Model):
    """One person who was copied; he gets no step."""

    proceeding = models.ForeignKey(Proceeding, models.CASCADE, related_name="copies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="copied")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("copied at"))
    #: When he first opened the matter after that.
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    class Meta:
        verbose_name = _("copy")
        verbose_name_plural = _("copies")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["proceeding", "person"], name="copied_once"),
        ]
        indexes = [
            models.Index(fields=["person", "-at"], name="copied_to"),
            # Few copies are unread: all the others need no place in it.
            models.Index(
                fields=["person", "-at"],
                name="copied_unread",
                condition=models.Q(read_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proceeding_id} → {self.person}"
