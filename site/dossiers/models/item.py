"""件: the place of a matter, or of a person's records of a month, in its archival series (DA/T 22-2015)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models import Person
from workflows.chains.models import Proceeding

from ..naming import ARCHIVE_NUMBER

OF_A_MATTER = Q(proceeding__isnull=False, person__isnull=True, month__isnull=True)
OF_A_MONTH = Q(proceeding__isnull=True, person__isnull=False, month__isnull=False)


class ArchiveItem(models.Model):
    """A number given before the dossier is printed, and kept whatever happens then: so no gaps.

    It stands for a matter, or for a person and a month (合卷). The first part is the dossier,
    each further one a supplement (补卷).
    """

    proceeding = models.ForeignKey(
        Proceeding,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="archive_items",
        verbose_name=_("proceeding"),
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="archive_items",
        verbose_name=_("person"),
    )
    #: The first day of the month.
    month = models.DateField(_("month"), null=True, blank=True)
    part = models.PositiveSmallIntegerField(_("part"), default=1)
    archive_number = models.CharField(_("archive number"), max_length=60, unique=True)
    given_at = models.DateTimeField(_("given at"), auto_now_add=True)

    class Meta:
        verbose_name = _("archive number")
        verbose_name_plural = _("archive numbers")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=OF_A_MATTER | OF_A_MONTH, name="item_of_one_thing"),
            models.CheckConstraint(condition=Q(part__gte=1), name="item_part_from_one"),
            models.UniqueConstraint(fields=["proceeding", "part"], name="item_part_of_matter_once"),
            models.UniqueConstraint(
                fields=["person", "month", "part"], name="item_part_of_month_once"
            ),
        ]

    def __str__(self) -> str:
        return self.archive_number

    @property
    def parts(self) -> dict[str, str]:
        """Fonds, category, year, retention, office and item, as the number spells them."""
        found = ARCHIVE_NUMBER.match(self.archive_number)
        assert found is not None
        return found.groupdict()

    @property
    def is_supplement(self) -> bool:
        """Whether it adds to a dossier that was sealed before."""
        return self.part > 1

    @property
    def others(self) -> "models.QuerySet[ArchiveItem]":
        """The parts of the same matter or month, this one among them, in their order."""
        same = {"proceeding": self.proceeding_id, "person": self.person_id, "month": self.month}
        return ArchiveItem.objects.filter(**same).order_by("part")
