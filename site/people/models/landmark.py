"""Landmark (地标): a place that everybody in the office knows, shown on maps that have no map server."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


def _within(most: int) -> list[MinValueValidator | MaxValueValidator]:
    return [MinValueValidator(-most), MaxValueValidator(most)]


class Landmark(models.Model):
    """A name and where it is, in degrees (WGS 84, as phones have it)."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    latitude = models.FloatField(_("latitude"), validators=_within(90))
    longitude = models.FloatField(_("longitude"), validators=_within(180))

    class Meta:
        verbose_name = _("landmark")
        verbose_name_plural = _("landmarks")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
