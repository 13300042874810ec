"""What households and residents have in common: entered once, never deleted once they were used."""

import unicodedata
import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any, Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models.person import Person

Row = TypeVar("Row", bound=models.Model, covariant=True)


def plain(text: str) -> str:
    """A text as it is kept and compared: full-width figures and letters made half-width."""
    return " ".join(unicodedata.normalize("NFKC", text or "").split())


class ListedQuerySet(models.QuerySet[Row]):
    """Rows of the registry, by where they lie in the tree of units."""

    #: The lookup that leads to the path of the unit.
    path_lookup = "unit__path"

    def below(self, paths: Iterable[str]) -> Self:
        """Those of units with these paths and of all units below; none for no paths."""
        reached = models.Q()
        for path in paths:
            reached |= models.Q(**{f"{self.path_lookup}__startswith": path})
        return self.filter(reached) if reached else self.none()


class Listed(models.Model):
    """Ends by no longer being active; `used` once something handed in names it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    active = models.BooleanField(
        _("in use"),
        default=True,
        help_text=_("What is not in use is no longer offered; what names it stays readable."),
    )
    used = models.BooleanField(_("named in something handed in"), default=False, editable=False)
    entered_by = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("entered by"),
    )
    entered_at = models.DateTimeField(_("entered at"), auto_now_add=True)

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete what nothing names; ProtectedError for the rest."""
        if self.used:
            raise models.ProtectedError(str(self), {self})
        return super().delete(*args, **kwargs)


def age_on(born_on: date, day: date) -> int:
    """Full years on a day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
