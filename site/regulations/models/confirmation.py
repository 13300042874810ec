"""阅知: somebody has read an edition that binds him, and said so."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Appointment, Person

from .edition import Edition, EditionIsFrozen


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    """Confirmations are added, never changed."""

    def update(self, **_values: Any) -> int:
        raise EditionIsFrozen

    def delete(self) -> tuple[int, dict[str, int]]:
        raise EditionIsFrozen


class Confirmation(models.Model):
    """Who has read which edition, when, and in which post; once for each person and edition."""

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="confirmations", verbose_name=_("edition")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="confirmations", verbose_name=_("person")
    )
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, related_name="+", verbose_name=_("appointment")
    )
    at = models.DateTimeField(_("confirmed at"))

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = _("confirmation of reading")
        verbose_name_plural = _("confirmations of reading")
        constraints = [models.UniqueConstraint(fields=["person", "edition"], name="confirmed_once")]

    def __str__(self) -> str:
        return f"{self.person} · {self.edition}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise EditionIsFrozen
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise EditionIsFrozen
