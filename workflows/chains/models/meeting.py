"""会议: when somebody's office meets; who wants to stay away asks for leave from that meeting (D1-3.2i)."""

from datetime import date, datetime, time

from django.db import models
from django.utils.timezone import get_current_timezone, localdate
from django.utils.translation import gettext_lazy as _

from people.models import Person, Post, Unit

from .minutes import Minutes


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings by whom they concern, and by the day."""

    def for_units(self, paths: set[str]) -> "MeetingQuerySet":
        """Those called by one of the units above these, or by these themselves."""
        above = {path for each in paths for path in Unit.paths_up(each)}
        return self.filter(unit__path__in=above)

    def ahead(self, on: date) -> "MeetingQuerySet":
        """Those of a day or later that still take place, the next first."""
        return self.filter(starts__gte=_begin(on), cancelled=False).order_by("starts", "pk")


class Meeting(models.Model):
    """One meeting that an office has called for itself and all below it."""

    name = models.CharField(_("name"), max_length=100)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="meetings", verbose_name=_("called by")
    )
    body = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("body"),
        limit_choices_to={"body": True},
        help_text=_("For a meeting of a body whose decisions go on record; else leave it empty."),
    )
    starts = models.DateTimeField(_("begins at"))
    place = models.CharField(_("place"), max_length=100, blank=True)
    cancelled = models.BooleanField(_("called off"), default=False)
    called_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts", "-pk"]
        indexes = [models.Index(fields=["unit", "starts"], name="meeting_of_unit")]

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.name}"

    @property
    def day(self) -> date:
        """The day on which it is held."""
        return localdate(self.starts)

    @property
    def minutes(self) -> models.QuerySet[Minutes]:
        """What its body put on record that day."""
        if self.body_id is None:
            return Minutes.objects.none()
        return Minutes.objects.filter(body=self.body_id, unit=self.unit_id, held_on=self.day)


def _begin(on: date) -> datetime:
    return datetime.combine(on, time.min, get_current_timezone())
