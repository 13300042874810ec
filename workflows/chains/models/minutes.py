"""会议记录: what a body decided about somebody, on record before the slip that cites it."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Person, Post, Unit


class MinutesQuerySet(models.QuerySet["Minutes"]):
    """Minutes by what they may still be cited for."""

    def citable(
        self, person: Person, form: str, on: date, *, stream: str = ""
    ) -> "MinutesQuerySet":
        """Minutes about a person and a form that no other slip than `stream` has cited, the oldest first."""
        rows = self.filter(about=person, form=form, cited_by__in=["", stream], held_on__lte=on)
        return rows.order_by("-cited_by", "held_on", "pk")


class Minutes(models.Model):
    """One decision of a body; a limit that only minutes override is lifted once, for one slip, within a year."""

    serial = models.CharField(_("serial number"), max_length=40, unique=True)
    body = models.ForeignKey(Post, models.PROTECT, related_name="+", verbose_name=_("body"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    #: The meeting at which it was decided, if that was called beforehand.
    meeting = models.ForeignKey(
        "chains.Meeting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="minutes",
        verbose_name=_("meeting"),
    )
    held_on = models.DateField(_("held on"))
    present = models.CharField(_("present"), max_length=500)
    about = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("about"))
    form = models.SlugField(_("form"), max_length=255)
    resolution = models.TextField(_("resolution"))
    recorded_by = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    cited_by = models.CharField(_("cited by"), max_length=40, blank=True)
    head = models.CharField(_("digest of the last trace"), max_length=64)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["about", "form", "cited_by"], name="minutes_citable")]

    def __str__(self) -> str:
        return f"{self.serial} {self.body}"

    @property
    def good_until(self) -> date:
        """The last day on which a slip may cite them: a year after the meeting.

        No clause says how long minutes hold; what was decided longer ago was about another matter.
        """
        year = self.held_on.year + 1
        last = monthrange(year, self.held_on.month)[1]
        return self.held_on.replace(year=year, day=min(self.held_on.day, last))

    @classmethod
    def expected_heads(cls) -> Iterator[tuple[str, int, str]]:
        """The one trace of each, for verify_log."""
        for serial, head in cls.objects.values_list("serial", "head").iterator():
            yield serial, 1, head
