"""E-mail through Django's mail backend, as plain text."""

from collections.abc import Sequence
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Delivery
from .answers import Answer, NotDelivered

LONGEST_SUBJECT = 78


def mail_body(sentences: Sequence[str], *, streams: Sequence[str]) -> str:
    """The sentences, each with the address of its matter."""
    root = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    parts = [
        f"{sentence}\n{root}{reverse('portal:proceeding', args=[stream])}" if stream else sentence
        for sentence, stream in zip(sentences, streams, strict=True)
    ]
    end = _("Which notifications reach you by e-mail, you choose under “My page”: %(address)s")
    return "\n\n".join([*parts, "-- \n" + end % {"address": root + reverse("portal:wishes")}])


def send(delivery: Delivery, _now: datetime) -> Answer:
    """Hand it to the mail server; its id is the delivery's, so that a double is known as one."""
    user = delivery.person.user if delivery.person else None
    if user is None or not user.is_active or not user.email:
        sentence = _("The receiver has no e-mail address. Enter one with his account.")
        raise NotDelivered(Answer.of(sentence), final=True)
    first = delivery.body.partition("\n")[0]
    message = EmailMessage(
        subject=_("Banfa: %(first)s") % {"first": first[:LONGEST_SUBJECT]},
        body=delivery.body,
        to=[user.email],
        headers={"Message-ID": f"<{delivery.pk}@banfa>"},
    )
    try:
        message.send()
    except (OSError, SMTPException) as error:
        raise NotDelivered(Answer.of(f"{type(error).__name__}: {error}")) from error
    return Answer.of(user.email)
