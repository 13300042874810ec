"""起讫: which entries of which log lie in a dossier."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from workflows.chains.models import Proceeding

from .dossier import Dossier
from .sealed import Sealed


class Extent(Sealed):
    """One matter in one dossier, from its first entry there to the last; no entry is sealed twice."""

    dossier = models.ForeignKey(
        Dossier, models.PROTECT, related_name="extents", verbose_name=_("dossier")
    )
    proceeding = models.ForeignKey(
        Proceeding, models.PROTECT, related_name="extents", verbose_name=_("proceeding")
    )
    first = models.PositiveIntegerField(_("first trace"))
    last = models.PositiveIntegerField(_("last trace"))
    #: The digest of the last trace, with which that of all before it is given.
    digest = models.CharField(_("digest of the last trace"), max_length=64)
    #: Whether it lies there with others, in a volume: nothing is bound into two.
    bound = models.BooleanField(_("bound into a volume"), default=False)

    class Meta:
        verbose_name = _("extent")
        verbose_name_plural = _("extents")
        ordering = ["dossier", "pk"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="extent_forward"),
            models.UniqueConstraint(fields=["proceeding", "first"], name="extent_first_once"),
            models.UniqueConstraint(fields=["proceeding", "last"], name="extent_last_once"),
            models.UniqueConstraint(
                fields=["proceeding"], condition=Q(bound=True), name="extent_bound_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} · {self.proceeding_id} · {self.first}–{self.last}"
