"""Unit (机构): district, street, community, grid, team … in one tree."""

from django.contrib.admin import display
from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node


class UnitKind(models.TextChoices):
    """What sort of unit it is."""

    DISTRICT = "district", _("district")
    STREET = "street", _("street office")
    TOWNSHIP = "township", _("township")
    COMMUNITY = "community", _("community")
    VILLAGE = "village", _("village")
    GRID = "grid", _("grid")
    CENTRE = "centre", _("centre")
    OFFICE = "office", _("office or department")
    TEAM = "team", _("team")
    FARM = "farm", _("forest farm")
    OTHER = "other", _("other")


class Unit(MP_Node):
    """A place in the tree of units; its path begins with the path of every unit above it."""

    code = models.SlugField(_("code"), max_length=50, unique=True)
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(
        _("kind"), max_length=16, choices=UnitKind.choices, default=UnitKind.OFFICE
    )

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    def __str__(self) -> str:
        return self.name

    @display(description=_("name"), ordering="path")
    def indented(self) -> str:
        """The name, set in by its level, for lists that show the tree."""
        return "　" * (self.depth - 1) + self.name

    @classmethod
    def paths_up(cls, path: str) -> tuple[str, ...]:
        """The path itself and those of all units above it, nearest first, without a query."""
        return tuple(path[:end] for end in range(len(path), 0, -cls.steplen))
