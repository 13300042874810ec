"""Category (类别): what an office calls households and residents that it looks after (D4-3.2, D4-3.3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class About(models.TextChoices):
    """Whom it is said of."""

    HOUSEHOLD = "household", _("household")
    RESIDENT = "resident", _("resident")


class Category(models.Model):
    """独居老人, 残疾人, 低保, 出租房屋 …: an office keeps its own list.

    Which special group somebody belongs to (D4-3.3c) is secret (D2-3.1.4): such a category is
    shown to nobody who merely looks somebody up.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=40)
    about = models.CharField(_("said of"), max_length=10, choices=About.choices)
    secret = models.BooleanField(
        _("secret"),
        default=False,
        help_text=_("It is not shown where people are looked up, only in the registry itself."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("category of the registry")
        verbose_name_plural = _("categories of the registry")
        ordering = ["about", "order", "name"]

    def __str__(self) -> str:
        return self.name
