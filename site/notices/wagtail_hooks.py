"""What this room adds to the editors' side."""

from django.urls import URLPattern
from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from .admin import deliveries, subscriptions

modeladmin_register(deliveries.Deliveries)


@hooks.register("register_admin_viewset")
def webhooks() -> subscriptions.SubscriptionViewSet:
    """The list of webhooks."""
    return subscriptions.SubscriptionViewSet(url_prefix="webhooks")


@hooks.register("register_admin_urls")
def more_addresses() -> list[URLPattern]:
    """Secrets, and sending again."""
    return [*subscriptions.addresses(), *deliveries.addresses()]
