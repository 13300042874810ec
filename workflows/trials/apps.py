"""The trials room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrialsConfig(AppConfig):
    """Draft editions run against past matters."""

    name = "workflows.trials"
    label = "trials"
    verbose_name = _("Trial runs")
    default_auto_field = "django.db.models.BigAutoField"
