"""Access (查阅): somebody looked at personal data; a log of its own, beside the traces (design section 8)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """How it was looked at."""

    SEARCHED = "searched", _("searched")
    OPENED = "opened", _("opened")
    ADDED = "added", _("added")
    CHANGED = "changed", _("changed")
    IMPORTED = "imported", _("imported")
    FILLED_IN = "filled_in", _("values filled in from it")


class Access(models.Model):
    """Who was shown whom, when and where; the database refuses to change or delete it."""

    at = models.DateTimeField(_("at"), db_index=True)
    actor = models.CharField(_("actor"), max_length=60)
    actor_name = models.CharField(_("name of the actor"), max_length=100)
    kind = models.CharField(_("how"), max_length=10, choices=Kind.choices)
    about = models.CharField(_("about"), max_length=20)
    #: The keys of the rows that were shown.
    shown = models.JSONField(_("shown"), default=list)
    asked = models.CharField(_("words looked for"), max_length=100, blank=True)
    via = models.CharField(_("where"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("access to personal data")
        verbose_name_plural = _("access to personal data")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.kind} {self.about}"
