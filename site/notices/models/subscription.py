"""Subscription (订阅): other software that is told by webhook (https://www.standardwebhooks.com)."""

import secrets
from base64 import b64encode

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Unit

SECRET_BYTES = 32
SECRET_PREFIX = "whsec_"  # noqa: S105  # what the secrets of the standard begin with


class Topic(models.TextChoices):
    """What other software may ask to be told of."""

    SUBMITTED = "submitted", _("handed in")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("not approved")
    RETURNED = "returned", _("returned for correction")
    CLOSED = "closed", _("ended")


def new_secret() -> str:
    """A secret that nobody had before."""
    return SECRET_PREFIX + b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def all_topics() -> list[str]:
    """Every topic."""
    return list(Topic.values)


class Subscription(models.Model):
    """Where to send, what about, and the secret that signs it."""

    name = models.CharField(_("name"), max_length=100, help_text=_("Which system is told."))
    url = models.CharField(
        _("address"),
        max_length=500,
        help_text=_(
            "Begins with https://. Addresses inside the office's own network are taken only "
            "when the server's settings allow that network."
        ),
    )
    secret = models.CharField(_("secret"), max_length=100, default=new_secret, editable=False)
    topics = models.JSONField(_("topics"), default=all_topics)
    forms = models.JSONField(_("forms"), default=list, blank=True)
    unit = models.ForeignKey(
        Unit,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit"),
        help_text=_("Only matters of this unit and those below it; leave empty for all."),
    )
    active = models.BooleanField(_("switched on"), default=True)
    #: Attempts in a row that failed.
    failures = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    switched_off_at = models.DateTimeField(
        _("switched off at"), null=True, blank=True, editable=False
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def wants(self, *, topic: str, form: str, unit_path: str) -> bool:
        """Whether it is to be told of this."""
        fits_form = not self.forms or form in self.forms
        fits_unit = self.unit is None or unit_path.startswith(self.unit.path)
        return topic in self.topics and fits_form and fits_unit
