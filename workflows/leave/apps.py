"""The leave room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LeaveConfig(AppConfig):
    name = "workflows.leave"
    label = "leave"
    verbose_name = _("Leave")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from workflows.chains.kinds import register_kind

        from . import acts  # noqa: F401  # importing registers
        from .facts import declare_leave_facts
        from .models import Leave

        declare_leave_facts()
        register_kind(Leave)
