"""The ways on which something is sent."""

from collections.abc import Callable
from datetime import datetime

from ..models import Channel, Delivery
from . import mail, robots, webhook
from .answers import Answer, NotDelivered

Way = Callable[[Delivery, datetime], Answer]
WAYS: dict[str, Way] = {
    Channel.WEBHOOK: webhook.send,
    Channel.MAIL: mail.send,
    Channel.WECOM: robots.send,
    Channel.DINGTALK: robots.send,
}

__all__ = ["WAYS", "Answer", "NotDelivered"]
