"""Substitution (代理): who acts for an absent holder, from when to when."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models.appointment import Appointment
from people.models.circle import way_back
from people.models.person import Person
from people.models.running import RunningQuerySet, check_ends_after_start


class Substitution(models.Model):
    """Somebody stands in for the holder of one appointment, or for a person in all his posts."""

    appointment = models.ForeignKey(
        Appointment,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="substitutions",
        verbose_name=_("appointment of the absent holder"),
        help_text=_("For one post alone; leave empty to choose a person."),
    )
    absent = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="stood_in_for",
        verbose_name=_("absent person"),
        help_text=_("For all his posts, and also where he himself stands in for others."),
    )
    substitute = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="substitutions", verbose_name=_("substitute")
    )
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    forms = models.JSONField(
        _("forms"),
        default=list,
        blank=True,
        help_text=_("The short names of the forms it is for, one a line; none means all."),
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    objects = RunningQuerySet.as_manager()

    class Meta:
        verbose_name = _("substitution")
        verbose_name_plural = _("substitutions")
        ordering = ["-starts", "pk"]
        indexes = [models.Index(fields=["substitute", "starts"], name="substitution_hat")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")),
                name="substitution_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(appointment__isnull=True) ^ models.Q(absent__isnull=True),
                name="substitution_post_or_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.substitute} → {self.appointment or self.absent}"

    @property
    def whose(self) -> str:
        """For whom, as a list shows it: a post with its holder, or a person."""
        return str(self.appointment or self.absent)

    def covers(self, form_slug: str) -> bool:
        """Whether it is for a form; one for all forms covers every form."""
        return not self.forms or form_slug in self.forms

    def clean(self) -> None:
        """One post or one person; dates in order and inside the appointment; nobody stands in for himself."""
        super().clean()
        check_ends_after_start(self.starts, self.ends)
        held = self.appointment
        if (held is None) == (self.absent_id is None):
            sentence = gettext("Choose either one post of the absent, or the absent person.")
            raise ValidationError({"appointment": sentence})
        if self.substitute_id == (held.person_id if held else self.absent_id):
            sentence = gettext("%(person)s is the absent holder. Choose somebody else to stand in.")
            raise ValidationError({"substitute": sentence % {"person": self.substitute}})
        if held is not None:
            self._check_inside(held)
        self._check_circle()

    @property
    def holder(self) -> Person | None:
        """Whose place is taken."""
        return self.appointment.person if self.appointment else self.absent

    @property
    def days(self) -> str:
        """From when to when, as a sentence says it."""
        first, last = date_format(self.starts), date_format(self.ends)
        if first == last:
            return first
        return gettext("%(first)s to %(last)s") % {"first": first, "last": last}

    def _check_circle(self) -> None:
        """Where all of a circle are away, nobody is left: say so while it can still be arranged otherwise."""
        absent = self.holder
        if absent is None or self.substitute_id is None:
            return
        others = Substitution.objects.exclude(pk=self.pk)
        if passed := way_back(others, absent.pk, self):
            names = " → ".join(each.name for each in (absent, *passed, absent))
            sentence = gettext(
                "This goes in a circle (%(names)s): on these days nobody would be left to act. "
                "Choose somebody else, or other days."
            )
            raise ValidationError({"substitute": sentence % {"names": names}})

    def _check_inside(self, held: Appointment) -> None:
        if self.starts and self.starts < held.starts:
            sentence = gettext(
                "The appointment begins only on %(day)s; nobody can stand in before. "
                "Choose a first day from then on."
            )
            raise ValidationError({"starts": sentence % {"day": held.starts}})
        if self.ends and held.ends and self.ends > held.ends:
            sentence = gettext(
                "The appointment ends on %(day)s; nobody can stand in after. "
                "Choose a last day until then."
            )
            raise ValidationError({"ends": sentence % {"day": held.ends}})
