"""关联: one matter grew out of another."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .proceeding import Proceeding


class Link(models.Model):
    """Read both ways: what it grew out of, and what grew out of it."""

    earlier = models.ForeignKey(
        Proceeding, models.PROTECT, related_name="later_links", verbose_name=_("grew out of")
    )
    later = models.ForeignKey(
        Proceeding, models.PROTECT, related_name="earlier_links", verbose_name=_("grew into")
    )

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [
            models.UniqueConstraint(fields=["earlier", "later"], name="link_once"),
            models.CheckConstraint(
                condition=~models.Q(earlier=models.F("later")), name="link_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier_id} → {self.later_id}"
