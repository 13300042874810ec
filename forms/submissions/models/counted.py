"""How fields were answered, in figures."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Counted(models.Model):
    """Every field shown is `asked`; the others say how it was answered, the rest stayed empty."""

    asked = models.PositiveIntegerField(_("fields asked"), default=0)
    #: Came filled in and was left as it was.
    kept = models.PositiveIntegerField(_("filled in by the office"), default=0)
    #: Came filled in and was changed or emptied.
    changed = models.PositiveIntegerField(_("filled in by the office, then changed"), default=0)
    #: Answered by choosing, taking or drawing.
    chosen = models.PositiveIntegerField(_("chosen"), default=0)
    typed = models.PositiveIntegerField(_("typed"), default=0)

    class Meta:
        abstract = True


FIGURES = ("asked", "kept", "changed", "chosen", "typed")
