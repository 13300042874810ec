"""The cases room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "workflows.cases"
    label = "cases"
    verbose_name = _("Cases")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from workflows.chains.kinds import register_kind

        from . import acts  # noqa: F401  # importing registers
        from .models import Case

        register_kind(Case)
