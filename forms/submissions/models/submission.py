"""填报: a form edition filled in and handed in; the JSON of record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.schemas.models import FormEdition
from people.models import Person

from .counted import Counted


class Submission(Counted):
    """Answers as handed in, for ever with the edition they answer; `stream` is the proceeding's serial.

    What is handed in again was not asked again: its figures are nought.
    """

    edition = models.ForeignKey(
        FormEdition, models.PROTECT, related_name="submissions", verbose_name=_("form")
    )
    stream = models.CharField(_("proceeding"), max_length=40)
    #: The form by which it joined a matter under way; blank for what the matter began with.
    part = models.SlugField(_("part"), max_length=255, blank=True, db_index=False)
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    answers = models.JSONField(_("answers"))
    #: Of each answer that came filled in: {key: {from, name, fact, since, changed}}.
    sources = models.JSONField(_("sources"), default=dict, blank=True)
    #: What picked codes were called when it was handed in, by list: {"households": {id: label}}.
    names = models.JSONField(_("names at that time"), default=dict, blank=True)
    by = models.ForeignKey(
        Person,
        models.PROTECT,
        related_name="submissions",
        verbose_name=_("by"),
        db_index=False,
    )
    at = models.DateTimeField(_("at"))
    #: By what the matter is found; of its rounds only the latest has any (workflows.chains.search).
    terms = models.TextField(_("search terms"), blank=True, default="", editable=False)
    idempotency_key = models.CharField(_("idempotency key"), max_length=80, null=True, blank=True)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["stream", "round"]
        indexes = [
            models.Index(fields=["at"], name="submission_counted", condition=models.Q(asked__gt=0))
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "part", "round"], name="submission_part_once"
            ),
            models.UniqueConstraint(fields=["by", "idempotency_key"], name="submission_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.stream} · {self.round}"
