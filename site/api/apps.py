"""The api room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """Routers by resource; the shapes of what they take and give stand apart."""

    name = "api"
    label = "api"
    verbose_name = _("API")
