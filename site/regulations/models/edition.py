"""版本: a regulation as published, frozen."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Unit

from ..comparing.digest import text_digest
from .change import ENDINGS, Change


class EditionIsFrozen(Exception):
    """Somebody tried to change or delete a published edition."""


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions are added, never changed."""

    def update(self, **_values: Any) -> int:
        raise EditionIsFrozen

    def delete(self) -> tuple[int, dict[str, int]]:
        raise EditionIsFrozen


class Edition(models.Model):
    """Clauses and rules as published, with the day from which they are in force and a digest.

    `clauses` is [{id, mark, path, level, title, text, known, note, sources,
    rules: [{kind, quote, sentence, parameters}]}].
    """

    regulation = models.ForeignKey(
        "regulations.RegulationPage",
        models.PROTECT,
        related_name="editions",
        verbose_name=_("regulation"),
    )
    slug = models.SlugField(_("slug"), max_length=255)
    number = models.PositiveIntegerField(_("edition"))
    change = models.CharField(
        _("what it does"), max_length=12, choices=Change.choices, default=Change.FIRST
    )
    reason = models.TextField(_("reason for the change"), blank=True)
    replaced_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
    )
    title = models.CharField(_("title"), max_length=255)
    heading = models.JSONField(_("heading part"), default=dict)
    clauses = models.JSONField(_("clauses"), default=list)
    #: The labels with which the rules read themselves: they stay as they were when published.
    words = models.JSONField(_("words"), default=dict)
    digest = models.CharField(_("digest (SHA-256)"), max_length=64)
    #: Of the clauses alone: whoever has read them need not read them again.
    text_digest = models.CharField(_("digest of the clauses"), max_length=64, default="")
    in_force_from = models.DateField(_("in force from"))
    published_at = models.DateTimeField(_("published at"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name=_("published by")
    )
    binds = models.ManyToManyField(Unit, verbose_name=_("binds"), related_name="+")

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["slug", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["regulation", "number"], name="edition_number_once")
        ]
        indexes = [
            models.Index(fields=["in_force_from"], name="edition_in_force"),
            models.Index(fields=["regulation", "-in_force_from", "-number"], name="edition_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise EditionIsFrozen
        self.text_digest = self.text_digest or text_digest(self.clauses)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise EditionIsFrozen

    @property
    def ends(self) -> bool:
        """Whether the regulation ends with it: it has no clauses and binds nobody."""
        return self.change in ENDINGS

    @property
    def label(self) -> str:
        """2026年第2版."""
        return _("edition %(number)s of %(year)s") % {
            "number": self.number,
            "year": self.in_force_from.year,
        }

    def clause(self, clause_id: str) -> dict[str, Any] | None:
        """A clause by its stable id."""
        return next((each for each in self.clauses if each["id"] == clause_id), None)

    def is_in_force(self, on: date) -> bool:
        """Whether it has begun to bind; a later edition may have replaced it."""
        return self.in_force_from <= on
