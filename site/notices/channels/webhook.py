"""Webhooks, signed by the scheme of https://www.standardwebhooks.com (HMAC-SHA256)."""

from datetime import UTC, datetime

from django.utils.translation import gettext as _

from ..models import Delivery
from .answers import Answer, NotDelivered


def send(delivery: Delivery, now: datetime) -> Answer:
    """One attempt; the id stays the same, the time of the signature is that of the attempt."""
    subscription = delivery.subscription
    assert subscription is not None
    if not subscription.active:
        sentence = _("The webhook is switched off. Switch it on, then send this again.")
        raise NotDelivered(Answer.of(sentence), final=True)
    # Imported when something is sent: only the worker does that.
    from .posting import post

    return post(
        subscription.url,
        delivery.body.encode(),
        signed(subscription.secret, str(delivery.pk), delivery.body, at=now),
    )


def signed(secret: str, message_id: str, body: str, *, at: datetime) -> dict[str, str]:
    """The three headers of the standard."""
    from standardwebhooks import Webhook

    moment = at.astimezone(UTC)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": Webhook(secret).sign(message_id, moment, body),
    }
