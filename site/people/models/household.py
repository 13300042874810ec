"""Household (住户): whom visits and matters are about, by the door at which they live."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models.category import About, Category
from people.models.listed import Listed, ListedQuerySet, plain
from people.models.unit import Unit

FIGURES = re.compile(r"\d+")


class HouseholdQuerySet(ListedQuerySet["Household"]):
    """Households by unit."""


class Household(Listed):
    """Those who live behind one door of a grid (D4-2.1: 人口, 房屋)."""

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="households", verbose_name=_("unit")
    )
    address = models.CharField(
        _("address"), max_length=80, help_text=_("Street and number, or village group.")
    )
    door = models.CharField(
        _("door"), max_length=40, blank=True, help_text=_("Building, staircase, room.")
    )
    head = models.ForeignKey(
        "people.Resident",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("head of the household"),
    )
    categories = models.ManyToManyField(
        Category,
        blank=True,
        limit_choices_to={"about": About.HOUSEHOLD},
        related_name="+",
        verbose_name=_("categories"),
    )
    #: Address and door with their figures filled up, so that room 9 comes before room 10.
    place = models.CharField(max_length=400, editable=False)
    #: Their figures alone, as people say them: 18-3-2-501.
    figures = models.CharField(max_length=120, editable=False)

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")
        ordering = ["place", "pk"]
        indexes = [models.Index(fields=["unit", "place"], name="household_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "place"],
                condition=models.Q(active=True),
                name="household_once_a_door",
            )
        ]
        permissions = [("read_whole_registry", _("Can read households and residents of all units"))]

    def __str__(self) -> str:
        return self.where

    @property
    def where(self) -> str:
        """Address and door."""
        return f"{self.address} {self.door}".strip()

    @property
    def label(self) -> str:
        """Where, and who is the head."""
        return f"{self.where}（{self.head.name}）" if self.head_id and self.head else self.where

    def clean_fields(self, exclude: set[str] | None = None) -> None:  # type: ignore[override]
        """Texts as they are compared, before anything is compared."""
        self.settle()
        super().clean_fields(exclude=exclude)

    def clean(self) -> None:
        """A door is listed once, as long as somebody is registered behind it."""
        super().clean()
        if self.active and self.unit_id and self.twin() is not None:
            sentence = gettext(
                "%(door)s is in the registry already. Choose that household, or correct the door."
            )
            raise ValidationError({"door": sentence % {"door": self.where}})

    def twin(self) -> "Household | None":
        """Another active household behind the same door."""
        self.settle()
        rows = Household.objects.filter(unit=self.unit_id, place=self.place, active=True)
        return rows.exclude(pk=self.pk).first()

    def settle(self) -> None:
        """Address and door in half-width figures, and what follows from them."""
        self.address, self.door = plain(self.address), plain(self.door)
        self.place = FIGURES.sub(lambda found: found[0].zfill(6)[-12:], self.where.replace(" ", ""))
        self.figures = "-".join(FIGURES.findall(self.where))[:120]

    def save(self, *args: object, **kwargs: object) -> None:
        self.settle()
        super().save(*args, **kwargs)  # type: ignore[arg-type]
