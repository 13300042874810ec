"""Trace (留痕): the record of one act, chained to the one before it; and what was said with it."""

from django.core.exceptions import ObjectDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Trace(models.Model):
    """One act in a stream; the database refuses to change or delete it (D4-4.5)."""

    stream = models.CharField(_("stream"), max_length=40)
    number = models.PositiveIntegerField(_("number of the trace"))
    act = models.CharField(_("act"), max_length=40)
    actor = models.CharField(_("actor"), max_length=60, blank=True)
    actor_name = models.CharField(_("name of the actor"), max_length=100, blank=True)
    appointment = models.CharField(_("appointment"), max_length=200, blank=True)
    on_behalf = models.CharField(_("acted on behalf of"), max_length=200, blank=True)
    at = models.DateTimeField(_("time of the act"))
    from_state = models.CharField(_("from state"), max_length=40, blank=True)
    to_state = models.CharField(_("to state"), max_length=40, blank=True)
    basis = models.JSONField(_("basis"), default=list, blank=True)
    payload_digest = models.CharField(_("digest of the payload"), max_length=64)
    previous = models.CharField(_("digest of the previous trace"), max_length=64, blank=True)
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("trace")
        verbose_name_plural = _("traces")
        ordering = ["stream", "number"]
        constraints = [
            models.UniqueConstraint(fields=["stream", "number"], name="trace_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.stream} #{self.number} {self.act}"

    @property
    def payload(self) -> "Payload":
        """What was said with the act: the row beside the trace, or an empty one where there is none."""
        try:
            return self.words
        except ObjectDoesNotExist:
            self.payload = Payload(trace=self, data={})
            return self.words

    @payload.setter
    def payload(self, payload: "Payload") -> None:
        type(self).words.related.set_cached_value(self, payload)


class Payload(models.Model):
    """What was said and handed over with an act; the trace holds only its digest.

    An act with which nothing was said has no such row.
    """

    trace = models.OneToOneField(
        Trace,
        on_delete=models.PROTECT,
        primary_key=True,
        related_name="words",
        verbose_name=_("trace"),
    )
    opinion = models.TextField(_("opinion"), blank=True)
    data = models.JSONField(_("data of the act"), null=True, blank=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("payload")
        verbose_name_plural = _("payloads")

    def __str__(self) -> str:
        return self.opinion[:40]

    @property
    def says_nothing(self) -> bool:
        """Whether it says no more than the lack of it."""
        return not self.opinion and self.data == {}
