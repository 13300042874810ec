"""Delivery (投递): one message on one way to one receiver, until it arrived or was given up."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Person

from .outbox import Outbox
from .subscription import Subscription


class Channel(models.TextChoices):
    """On which way something is sent."""

    WEBHOOK = "webhook", _("webhook")
    MAIL = "mail", _("e-mail")
    WECOM = "wecom", _("WeCom robot")
    DINGTALK = "dingtalk", _("DingTalk robot")


class DeliveryState(models.TextChoices):
    """How far it came."""

    WAITING = "waiting", _("under way")
    DELIVERED = "delivered", _("delivered")
    GIVEN_UP = "given_up", _("given up")


class Delivery(models.Model):
    """Its id goes with every attempt, so that a receiver knows one that he had before."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    channel = models.CharField(_("way"), max_length=10, choices=Channel.choices)
    subscription = models.ForeignKey(
        Subscription,
        models.CASCADE,
        null=True,
        related_name="deliveries",
        verbose_name=_("webhook"),
    )
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, related_name="+", verbose_name=_("receiver")
    )
    outbox = models.ForeignKey(Outbox, models.CASCADE, null=True, related_name="deliveries")
    #: The way and its receiver in one word (`webhook:7`): the same thing goes there once.
    to = models.CharField(_("to"), max_length=40)
    stream = models.CharField(_("stream"), max_length=40, blank=True)
    topic = models.CharField(_("topic"), max_length=20)
    #: The very bytes that are sent each time.
    body = models.TextField(_("text"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=DeliveryState.choices,
        default=DeliveryState.WAITING,
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_at = models.DateTimeField(_("next attempt"), null=True)
    last_status = models.PositiveSmallIntegerField(_("last status"), null=True)
    last_answer = models.CharField(_("last answer"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("made at"))
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["outbox", "to", "topic"], name="delivery_once"),
        ]
        indexes = [
            models.Index(fields=["-made_at", "-id"], name="delivery_newest"),
            models.Index(
                fields=["next_at"], name="delivery_open", condition=models.Q(state="waiting")
            ),
            models.Index(
                fields=["ended_at"], name="delivery_lost", condition=models.Q(state="given_up")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.stream} {self.topic}"

    @property
    def receiver(self) -> str:
        """Who is to get it, in words."""
        if self.subscription is not None:
            return self.subscription.name
        return self.person.name if self.person else str(self.get_channel_display())
