"""会议请假: the slip that asks for leave from one meeting (D1-3.2i, D1-2.6b)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .meeting import Meeting
from .proceeding import Proceeding

#: States of a slip that grants leave from its meeting, and of one that asks for it still.
GRANTED = ("approved", "closed")
ASKED = ("in_approval", "returned")


class ExcuseQuerySet(models.QuerySet["Excuse"]):
    """Slips by what they come to."""

    def standing(self) -> "ExcuseQuerySet":
        """Those that grant leave, or may do so yet."""
        return self.filter(proceeding__state__in=(*GRANTED, *ASKED))


class Excuse(models.Model):
    """Which meeting a slip is about; whether it excuses, the state of the slip says."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="excuses")
    proceeding = models.OneToOneField(Proceeding, models.CASCADE, related_name="excuse")

    objects = ExcuseQuerySet.as_manager()

    class Meta:
        verbose_name = _("leave from a meeting")
        verbose_name_plural = _("leaves from meetings")

    def __str__(self) -> str:
        return f"{self.proceeding_id} → {self.meeting_id}"

    @property
    def granted(self) -> bool:
        """Whether its slip is approved."""
        return self.proceeding.state in GRANTED
