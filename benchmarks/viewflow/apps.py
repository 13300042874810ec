"""The app; its folder is named like the library, so its label is another one."""

from django.apps import AppConfig


class LeaveFlowConfig(AppConfig):
    """Leave slips as a flow."""

    name = "benchmarks.viewflow"
    label = "leave_flow"
    default_auto_field = "django.db.models.BigAutoField"
