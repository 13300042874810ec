"""The tables of this room."""

from .delivery import Channel, Delivery, DeliveryState
from .notification import Kind, Notification
from .outbox import Outbox
from .subscription import Subscription, Topic
from .wishes import Wishes

__all__ = [
    "Channel",
    "Delivery",
    "DeliveryState",
    "Kind",
    "Notification",
    "Outbox",
    "Subscription",
    "Topic",
    "Wishes",
]
