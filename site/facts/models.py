"""The dictionary of facts and their values."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Household, Person, Resident


class FactType(models.TextChoices):
    """How a value is stored and compared."""

    NUMBER = "number", _("number")
    DATE = "date", _("date")
    TEXT = "text", _("text")
    CHOICE = "choice", _("choice")
    YES_NO = "yes_no", _("yes or no")


class About(models.TextChoices):
    """Whom values of a fact are about."""

    PERSON = "person", _("who fills it in")
    HOUSEHOLD = "household", _("household")
    RESIDENT = "resident", _("resident")


class Fact(models.Model):
    """数据元: a named, typed value with its unit of measure."""

    key = models.CharField(_("key"), max_length=80, unique=True)
    label = models.CharField(_("label"), max_length=80)
    type = models.CharField(_("type"), max_length=8, choices=FactType.choices)
    about = models.CharField(_("about"), max_length=10, choices=About.choices, default=About.PERSON)
    unit = models.CharField(_("unit of measure"), max_length=20, blank=True)
    minimum = models.DecimalField(
        _("smallest value"), max_digits=14, decimal_places=3, null=True, blank=True
    )
    step = models.DecimalField(
        _("smallest difference"), max_digits=14, decimal_places=3, default=Decimal(1)
    )
    choices = models.JSONField(_("choices"), default=dict, blank=True, help_text=_("{code: label}"))
    owner = models.CharField(_("who keeps it"), max_length=80, blank=True)
    by_system = models.BooleanField(_("filled in by the system"), default=False)
    holds = models.BooleanField(
        _("holds until changed"),
        default=False,
        help_text=_(
            "Once answered it is offered in later forms of the same person, as a phone number or an "
            "address is. Never for what belongs to one matter, such as the days of a leave."
        ),
    )

    class Meta:
        verbose_name = _("fact")
        verbose_name_plural = _("facts")
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.label} ({self.key})"


SUBJECTS = ("subject", "household", "resident")


def _exactly_one(names: tuple[str, ...]) -> models.Q:
    """The condition that of these columns one is filled in, and only one."""
    found = models.Q()
    for chosen in names:
        found |= models.Q(**{f"{name}__isnull": name != chosen for name in names})
    return found


class FactValue(models.Model):
    """数据值: one value of one fact about one person, household or resident on one day.

    `stream` is the serial of the proceeding that brought it; blank when the office holds
    it by itself. A value that `counts` no longer (its slip was withdrawn, say) stays.
    `said_by` is who answered so; only what somebody said himself is offered to him again.
    """

    subject = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="fact_values",
        verbose_name=_("about"),
    )
    household = models.ForeignKey(
        Household,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="fact_values",
        verbose_name=_("household"),
    )
    resident = models.ForeignKey(
        Resident,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="fact_values",
        verbose_name=_("resident"),
    )
    fact = models.ForeignKey(
        Fact, models.PROTECT, to_field="key", db_index=False, verbose_name=_("fact")
    )
    number = models.DecimalField(
        _("number"), max_digits=14, decimal_places=3, null=True, blank=True
    )
    date = models.DateField(_("date"), null=True, blank=True)
    text = models.TextField(_("text"), blank=True)
    day = models.DateField(_("as of"))
    stream = models.CharField(_("proceeding"), max_length=40, blank=True)
    counts = models.BooleanField(_("counts"), default=True)
    said_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("said by"),
    )

    class Meta:
        verbose_name = _("fact value")
        verbose_name_plural = _("fact values")
        # Each is written several times a submission, so none is made but those that are asked
        # (`db_index` would add one for the beginning of a text).
        indexes = [
            models.Index(fields=["fact"], name="factvalue_fact"),
            models.Index(fields=["stream"], name="factvalue_stream"),
            models.Index(fields=["subject", "fact", "day"], name="factvalue_subject"),
            # What the office holds by itself is little; what slips brought grows for ever.
            models.Index(fields=["subject", "stream"], name="factvalue_office"),
            # Few values are about households or residents: the others cost these indexes nothing.
            models.Index(
                fields=["household", "fact", "day"],
                name="factvalue_household",
                condition=models.Q(household__isnull=False),
            ),
            models.Index(
                fields=["resident", "fact", "day"],
                name="factvalue_resident",
                condition=models.Q(resident__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=_exactly_one(SUBJECTS), name="factvalue_one_subject")
        ]

    def __str__(self) -> str:
        return f"{self.fact_id} = {self.value}"

    @property
    def value(self) -> Any:
        """The stored value in its own type."""
        return stored_value(self.number, self.date, self.text)


def stored_value(number: Decimal | None, date: Any, text: str) -> Any:
    """Of the columns of a value, the one that is filled in."""
    if number is not None:
        return number
    return date if date is not None else text
