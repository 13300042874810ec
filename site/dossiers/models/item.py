"""件: the place of a matter in its archival series (DA/T 22-2015)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows.chains.models import Proceeding

from ..naming import ARCHIVE_NUMBER


class ArchiveItem(models.Model):
    """A number given before the dossier is printed, and kept whatever happens then: so no gaps."""

    proceeding = models.OneToOneField(
        Proceeding, models.PROTECT, related_name="archive_item", verbose_name=_("proceeding")
    )
    archive_number = models.CharField(_("archive number"), max_length=60, unique=True)
    given_at = models.DateTimeField(_("given at"), auto_now_add=True)

    class Meta:
        verbose_name = _("archive number")
        verbose_name_plural = _("archive numbers")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.archive_number

    @property
    def parts(self) -> dict[str, str]:
        """Fonds, category, year, retention, office and item, as the number spells them."""
        found = ARCHIVE_NUMBER.match(self.archive_number)
        assert found is not None
        return found.groupdict()
