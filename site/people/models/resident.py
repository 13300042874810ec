"""Resident (居民): somebody who lives in a household."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models.category import About, Category
from people.models.household import Household
from people.models.listed import Listed, ListedQuerySet, age_on, plain

LAST_FOUR = RegexValidator(
    r"^\d{3}[\dX]$",
    _("Write only the last four characters of the identity number: figures, at the end perhaps X."),
)


class Sex(models.TextChoices):
    """As the identity card has it."""

    FEMALE = "female", _("female")
    MALE = "male", _("male")


class ResidentQuerySet(ListedQuerySet["Resident"]):
    """Residents by the unit of their household."""

    path_lookup = "household__unit__path"


class Resident(Listed):
    """What a grid needs to know of somebody; of the identity number no more than its end."""

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, related_name="residents", verbose_name=_("household")
    )
    name = models.CharField(_("full name"), max_length=60)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex.choices, blank=True)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    identity_end = models.CharField(
        _("end of the identity number"),
        max_length=4,
        blank=True,
        validators=[LAST_FOUR],
        help_text=_("The last four characters tell namesakes apart; more is not kept."),
    )
    categories = models.ManyToManyField(
        Category,
        blank=True,
        limit_choices_to={"about": About.RESIDENT},
        related_name="+",
        verbose_name=_("categories"),
    )

    objects = ResidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("resident")
        verbose_name_plural = _("residents")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name"], name="resident_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """Who, and where."""
        return f"{self.name}（{self.household.where}）"

    @property
    def identity_masked(self) -> str:
        """The identity number with all but its end hidden; blank when none is kept."""
        return f"{'*' * 14}{self.identity_end}" if self.identity_end else ""

    def age(self, on: date) -> int | None:
        """Full years on a day, if the day of birth is known."""
        return age_on(self.born_on, on) if self.born_on else None

    def clean_fields(self, exclude: set[str] | None = None) -> None:  # type: ignore[override]
        """Texts as they are compared, before anything is compared."""
        self.settle()
        super().clean_fields(exclude=exclude)

    def settle(self) -> None:
        """Name, phone and identity number in half-width letters and figures."""
        self.name, self.phone = plain(self.name), plain(self.phone)
        self.identity_end = plain(self.identity_end).upper()

    def save(self, *args: object, **kwargs: object) -> None:
        self.settle()
        super().save(*args, **kwargs)  # type: ignore[arg-type]
