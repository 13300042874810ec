"""Wishes (通知设置): how one person wants to be told."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Person

from .notification import Kind


def every_kind() -> list[str]:
    """All kinds of notifications."""
    return list(Kind.values)


class Wishes(models.Model):
    """Without a row: everything inside Banfa, nothing by e-mail."""

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="wishes", verbose_name=_("person")
    )
    #: The kinds that are told inside Banfa, and those that go out by e-mail.
    inside = models.JSONField(_("inside Banfa"), default=every_kind)
    mail = models.JSONField(_("by e-mail"), default=list, blank=True)
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_to = models.TimeField(_("quiet until"), null=True, blank=True)
    #: One e-mail a day at this time instead of one for each notification.
    digest_at = models.TimeField(_("one e-mail a day at"), null=True, blank=True)
    #: The last notification that a daily e-mail told of, and when it was made.
    digested = models.PositiveBigIntegerField(default=0, editable=False)
    digested_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("wishes for notifications")
        verbose_name_plural = _("wishes for notifications")

    def __str__(self) -> str:
        return str(self.person)


def lies_between(moment: time, first: time | None, last: time | None) -> bool:
    """Whether a time of the day lies in a span, which may go over midnight."""
    if first is None or last is None or first == last:
        return False
    if first < last:
        return first <= moment < last
    return moment >= first or moment < last
