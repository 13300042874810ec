"""Payload: the opinion and data of an act, beside its trace."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from trail.models.trace import Trace


class Payload(models.Model):
    """What was said and handed over with an act; the trace holds only its digest."""

    trace = models.OneToOneField(
        Trace,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="payload",
        verbose_name=_("trace"),
    )
    opinion = models.TextField(_("opinion"), blank=True)
    data = models.JSONField(_("data of the act"), null=True, blank=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("payload")
        verbose_name_plural = _("payloads")

    def __str__(self) -> str:
        return self.opinion[:40]
