"""The editions that a proceeding was submitted under, and keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from regulations.models import Edition

from .proceeding import Proceeding


class ProceedingEdition(models.Model):
    """One edition kept by one proceeding; `depth` tells how near the unit it binds is."""

    proceeding = models.ForeignKey(
        Proceeding, models.CASCADE, related_name="kept_editions", db_index=False
    )
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("kept edition")
        verbose_name_plural = _("kept editions")
        constraints = [
            models.UniqueConstraint(fields=["proceeding", "edition"], name="kept_edition_once")
        ]

    def __str__(self) -> str:
        return f"{self.proceeding_id} · {self.edition_id}"
