"""人员总表 under way: the rows of a file that somebody looks over before it counts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class StaffTable(models.Model):
    """The rows as they were read; deleted when carried out or dropped."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="staff_tables",
        verbose_name=_("owner"),
    )
    name = models.CharField(_("file"), max_length=200)
    rows = models.JSONField(_("rows"))
    saved_at = models.DateTimeField(_("saved at"), auto_now_add=True)

    class Meta:
        verbose_name = _("staff table")
        verbose_name_plural = _("staff tables")
        ordering = ["-saved_at"]

    def __str__(self) -> str:
        return self.name
