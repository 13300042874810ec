"""DeclaredPeriod (非常时期): days in which stricter rules bind a unit."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models.running import RunningQuerySet, check_ends_after_start
from people.models.unit import Unit


class DeclaredPeriod(models.Model):
    """A period declared for a unit and all below it, in which leave is limited (D1-3.3)."""

    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, related_name="declared_periods", verbose_name=_("unit")
    )
    name = models.CharField(_("name"), max_length=100)
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))

    objects = RunningQuerySet.as_manager()

    class Meta:
        verbose_name = _("declared period")
        verbose_name_plural = _("declared periods")
        ordering = ["-starts"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")),
                name="declared_period_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Dates in order."""
        super().clean()
        check_ends_after_start(self.starts, self.ends)
