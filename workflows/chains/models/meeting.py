"""会议: when somebody's office meets; who wants to stay away asks for leave from that meeting (D1-3.2i)."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.formats import date_format
from django.utils.timezone import get_current_timezone, localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import Person, Post, Unit

ONE_DAY = timedelta(days=1)


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings by whom they concern, and by the day."""

    def for_units(self, paths: set[str]) -> "MeetingQuerySet":
        """Those called by one of the units above these, or by these themselves."""
        above = {path for each in paths for path in Unit.paths_up(each)}
        return self.filter(unit__path__in=above)

    def expecting(
        self, line: Collection[str], path: str, posts: Collection[str]
    ) -> "MeetingQuerySet":
        """Those to which somebody with these posts in a unit is expected: of a body only its members.

        `line` are the paths of the unit and of those above it.
        """
        sits = Post.members.through.objects.filter(
            from_post=OuterRef("body"), to_post__code__in=posts
        )
        of_everybody = Q(body__isnull=True)
        called = self.filter(unit__path__in=line)
        return called.filter(of_everybody | (Q(unit__path=path) & Exists(sits)))

    def ahead(self, on: date) -> "MeetingQuerySet":
        """Those of a day or later that still take place, the next first."""
        return self.filter(starts__gte=begin_of(on), cancelled=False).order_by("starts", "pk")

    def between(self, first: date, last: date) -> "MeetingQuerySet":
        """Those that take place on a day from `first` to `last`, the earliest first."""
        return self.within(*span_of(first, last))

    def within(self, since: datetime, before: datetime) -> "MeetingQuerySet":
        """Those that begin between two moments and still take place, the earliest first."""
        held = self.filter(starts__gte=since, starts__lt=before, cancelled=False)
        return held.order_by("starts", "pk")


class Meeting(models.Model):
    """One meeting that an office has called for itself and all below it, or for a body."""

    name = models.CharField(gettext_lazy("name"), max_length=100)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="meetings", verbose_name=gettext_lazy("called by")
    )
    body = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=gettext_lazy("body"),
        limit_choices_to={"body": True},
        help_text=gettext_lazy(
            "For a meeting of a body whose decisions go on record; else leave it empty."
        ),
    )
    starts = models.DateTimeField(gettext_lazy("begins at"))
    place = models.CharField(gettext_lazy("place"), max_length=100, blank=True)
    cancelled = models.BooleanField(gettext_lazy("called off"), default=False)
    called_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    called_at = models.DateTimeField(
        gettext_lazy("called at"), null=True, blank=True, editable=False
    )
    #: The members of the body who were there, and who else was.
    attended = models.ManyToManyField(
        Person, blank=True, related_name="+", verbose_name=gettext_lazy("present")
    )
    also_present = models.CharField(gettext_lazy("also present"), max_length=300, blank=True)
    #: The stream of its log; none before anything was logged.
    serial = models.CharField(
        gettext_lazy("serial number"),
        max_length=40,
        unique=True,
        null=True,
        blank=True,
        editable=False,
    )
    seen = models.PositiveIntegerField(gettext_lazy("last trace"), default=0, editable=False)
    head = models.CharField(
        gettext_lazy("digest of the last trace"), max_length=64, blank=True, editable=False
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("meeting")
        verbose_name_plural = gettext_lazy("meetings")
        ordering = ["-starts", "-pk"]
        indexes = [models.Index(fields=["unit", "starts"], name="meeting_of_unit")]

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.name}"

    @property
    def day(self) -> date:
        """The day on which it is held."""
        return localdate(self.starts)

    @property
    def when(self) -> str:
        """8月12日 9:00."""
        return when_said(self.starts)

    @property
    def called(self) -> str:
        """街道工作例会（8月12日 9:00）."""
        return _("%(name)s (%(when)s)") % {"name": self.name, "when": self.when}

    def has_begun(self, at: datetime) -> bool:
        """Whether it is too late to ask for leave from it."""
        return self.starts <= at

    @classmethod
    def expected_heads(cls) -> Iterator[tuple[str, int, str]]:
        """The last trace of each that has any, for verify_log."""
        rows = cls.objects.filter(serial__isnull=False).values_list("serial", "seen", "head")
        yield from ((serial or "", seen, head) for serial, seen, head in rows.iterator())


def when_said(moment: datetime) -> str:
    """8月12日 9:00."""
    at = localtime(moment)
    words = {"day": date_format(at, "MONTH_DAY_FORMAT"), "time": f"{at:%H:%M}"}
    return _("%(day)s, %(time)s") % words


def span_of(first: date, last: date) -> tuple[datetime, datetime]:
    """The moments at which the first of some days begins and the last one is over."""
    return begin_of(first), begin_of(last + ONE_DAY)


def begin_of(on: date) -> datetime:
    """Midnight at which a day begins."""
    return datetime.combine(on, time.min, get_current_timezone())
