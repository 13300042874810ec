"""Appointment (任职): who holds a post in a unit, from when to when."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models.person import Person
from people.models.post import Post
from people.models.running import RunningQuerySet, check_ends_after_start
from people.models.unit import Unit


class AppointmentQuerySet(RunningQuerySet["Appointment"]):
    """Appointments by the day on which they run."""

    def main(self, on: date) -> "Appointment | None":
        """The oldest one that runs on a day, with its post and unit."""
        running = self.running(on).select_related("post", "unit", "person")
        return running.order_by("starts", "pk").first()


class Appointment(models.Model):
    """A person in a post of a unit; a deputy's lists the units in his charge (分管)."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("person")
    )
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("post")
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="appointments", verbose_name=_("unit")
    )
    starts = models.DateField(_("first day"))
    ends = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Leave empty while it goes on.")
    )
    in_charge_of = models.ManyToManyField(
        Unit,
        blank=True,
        related_name="deputies",
        verbose_name=_("units in charge"),
        help_text=_("The units (with all below them) in this person's charge; none means all."),
    )

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["starts", "pk"]
        indexes = [models.Index(fields=["post", "unit", "starts"], name="appointment_desk")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="appointment_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.label}"

    @property
    def label(self) -> str:
        """Post and unit, as in 「分管领导 · 街道办事处」."""
        return f"{self.post.name} · {self.unit.name}"

    def clean(self) -> None:
        """Dates in order, a post that a person can hold, and nobody appointed twice."""
        super().clean()
        check_ends_after_start(self.starts, self.ends)
        if self.post_id and self.post.body:
            sentence = gettext(
                "%(post)s is a body, which nobody holds. Choose a post of its members."
            )
            raise ValidationError({"post": sentence % {"post": self.post.name}})
        if twin := self._twin():
            sentence = gettext(
                "%(person)s already holds this post in this unit from %(starts)s. "
                "Change that appointment, or choose days after its end."
            )
            raise ValidationError(sentence % {"person": self.person, "starts": twin.starts})

    def _twin(self) -> "Appointment | None":
        if not (self.person_id and self.post_id and self.unit_id and self.starts):
            return None
        same = Appointment.objects.filter(
            person_id=self.person_id, post_id=self.post_id, unit_id=self.unit_id
        )
        return same.exclude(pk=self.pk).overlapping(self.starts, self.ends).first()
