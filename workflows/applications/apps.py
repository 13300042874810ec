"""The applications room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "workflows.applications"
    label = "applications"
    verbose_name = _("Applications")

    def ready(self) -> None:
        from workflows.chains.kinds import register_kind

        from .models import Application

        register_kind(Application)
