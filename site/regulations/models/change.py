"""What an edition does to the one before it (DM-5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.TextChoices):
    """制定, 修订, 更正, 废止, 被替代."""

    FIRST = "first", _("first edition")
    AMENDMENT = "amendment", _("amendment")
    CORRECTION = "correction", _("correction")
    REPEAL = "repeal", _("repeal")
    REPLACEMENT = "replacement", _("replaced by another regulation")


#: An edition of this kind lays nothing down and binds nobody: the regulation ends with it.
ENDINGS = frozenset({Change.REPEAL, Change.REPLACEMENT})
#: What an editor may choose; the others follow from how it is published.
CHOSEN = [Change.AMENDMENT, Change.CORRECTION, Change.REPEAL]
