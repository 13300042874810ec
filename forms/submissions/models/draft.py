"""草稿: a form edition being filled in; outside log and door, without serial."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms.schemas.models import FormEdition
from people.models import Person


class Draft(models.Model):
    """The latest save wins; `stream` names the proceeding that it is filled in for, again or as a part of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        Person, models.CASCADE, related_name="drafts", verbose_name=_("owner")
    )
    edition = models.ForeignKey(
        FormEdition, models.PROTECT, related_name="+", verbose_name=_("form")
    )
    answers = models.JSONField(_("answers"), default=dict)
    #: What was offered when it was begun: {key: {from, name, fact, since, answer}}.
    sources = models.JSONField(_("sources"), default=dict, blank=True)
    #: The way back: of each of the latest saves what it replaced (forms.submissions.drafting).
    replaced = models.JSONField(_("replaced"), default=list, blank=True, editable=False)
    stream = models.CharField(_("proceeding"), max_length=40, blank=True)
    #: The proceeding that it grows out of, if any.
    origin = models.CharField(_("grows out of"), max_length=40, blank=True)
    #: The page that saved it last: another one that shows it is older now.
    page = models.CharField(_("page"), max_length=36, blank=True, editable=False)
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ["-saved_at"]

    def __str__(self) -> str:
        return f"{self.edition.title} {self.saved_at:%m-%d %H:%M}"
