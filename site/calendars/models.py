"""What an administrator keeps of the calendar: the exceptions, and which years are settled."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CalendarDay(models.Model):
    """A day that departs from Monday to Friday: a holiday, or a make-up workday (调休上班)."""

    day = models.DateField(_("day"), unique=True)
    working = models.BooleanField(
        _("working day"), help_text=_("Tick for a make-up workday; leave empty for a holiday.")
    )
    name = models.CharField(_("name"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("calendar day")
        verbose_name_plural = _("calendar days")
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.name}".rstrip()


class CalendarYear(models.Model):
    """A year whose holidays are published; due dates in other years are provisional (暂定)."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    source = models.CharField(
        _("source"),
        max_length=200,
        blank=True,
        help_text=_("Where the holidays of the year were published."),
    )

    class Meta:
        verbose_name = _("confirmed year")
        verbose_name_plural = _("confirmed years")
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(self.year)
