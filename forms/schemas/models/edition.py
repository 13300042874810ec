"""表单版本: a form as published, frozen."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .frozen import FieldsField, FrozenField


class FormEditionIsFrozen(Exception):
    """Somebody tried to change a published edition of a form."""


class FormEditionQuerySet(models.QuerySet["FormEdition"]):
    """Editions are added, never changed."""

    def update(self, **_values: Any) -> int:
        raise FormEditionIsFrozen

    def delete(self) -> tuple[int, dict[str, int]]:
        raise FormEditionIsFrozen


class FormEdition(models.Model):
    """Fields, JSON Schema and the part for the screen, as published."""

    form = models.ForeignKey(
        "schemas.FormPage", models.PROTECT, related_name="editions", verbose_name=_("form")
    )
    slug = models.SlugField(_("slug"), max_length=255)
    number = models.PositiveIntegerField(_("edition"))
    title = models.CharField(_("title"), max_length=255)
    kind = models.CharField(_("kind of proceeding"), max_length=20)
    intro = models.TextField(_("introduction"), blank=True)
    fields = FieldsField(_("fields"))
    checks = FrozenField(_("cross-field rows"), default=list, blank=True)
    schema = FrozenField(_("JSON Schema"))
    ui = FrozenField(_("part for the screen"))
    digest = models.CharField(_("digest (SHA-256)"), max_length=64)
    published_at = models.DateTimeField(_("published at"))

    #: The columns that only judging and showing answers read: by far the longest.
    JUDGED_BY = ("fields", "checks", "schema", "ui")

    #: Set by whoever read it as the present one, so that nobody asks again in the same request.
    read_as_current = False

    objects = FormEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition of a form")
        verbose_name_plural = _("editions of forms")
        ordering = ["slug", "-number"]
        constraints = [models.UniqueConstraint(fields=["form", "number"], name="form_edition_once")]
        indexes = [models.Index(fields=["slug", "number"], name="form_edition_slug")]

    def __str__(self) -> str:
        return f"{self.title} · {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise FormEditionIsFrozen
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise FormEditionIsFrozen
