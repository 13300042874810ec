"""免填率: how the fields of a form were answered in a month that is over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .counted import Counted


class Tally(Counted):
    """One form in one month, added up once from what was handed in."""

    slug = models.SlugField(_("form"), max_length=255)
    month = models.DateField(_("month"))
    forms = models.PositiveIntegerField(_("handed in"), default=0)

    class Meta:
        verbose_name = _("tally of a form")
        verbose_name_plural = _("tallies of forms")
        ordering = ["-month", "slug"]
        constraints = [models.UniqueConstraint(fields=["slug", "month"], name="tally_month_once")]

    def __str__(self) -> str:
        return f"{self.slug} {self.month:%Y-%m}"
