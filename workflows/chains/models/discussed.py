"""议题: a matter on which a body decided at one of its meetings (D1-3.2d)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .meeting import Meeting
from .proceeding import Proceeding


class Discussed(models.Model):
    """Which decision about which matter was taken at which meeting; `trace` is the number of its act."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="discussed")
    proceeding = models.ForeignKey(Proceeding, models.CASCADE, related_name="discussed_at")
    trace = models.PositiveIntegerField(_("trace"))

    class Meta:
        verbose_name = _("matter of a meeting")
        verbose_name_plural = _("matters of meetings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proceeding", "trace"], name="discussed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} · {self.proceeding_id} #{self.trace}"
