"""An import between two steps: kept until its drafts are saved, on whatever device it goes on."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportDraft(models.Model):
    """An outline that an editor is correcting, with the text that it came from; the latest save wins."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="imports", verbose_name=_("owner")
    )
    source_name = models.CharField(_("file"), max_length=255, blank=True)
    source_text = models.TextField(_("text"))
    outline = models.JSONField(_("outline"), default=dict)
    #: The outline before the last step, for taking it back.
    before = models.JSONField(_("outline before the last step"), null=True)
    begun_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)

    class Meta:
        verbose_name = _("import of regulations")
        verbose_name_plural = _("imports of regulations")
        ordering = ["-saved_at"]
        indexes = [models.Index(fields=["owner", "-saved_at"], name="import_by_owner")]
        default_permissions = ()

    def __str__(self) -> str:
        return self.source_name or f"{self.source_text[:20]}…"

    def take(self, outline: dict[str, Any]) -> None:
        """Keep the outline after a step, and the one before it."""
        self.before, self.outline = self.outline, outline
        self.save(update_fields=["before", "outline", "saved_at"])

    def undo(self) -> bool:
        """Take the last step back; False when there is none."""
        if self.before is None:
            return False
        self.before, self.outline = None, self.before
        self.save(update_fields=["before", "outline", "saved_at"])
        return True
