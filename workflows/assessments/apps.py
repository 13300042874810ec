"""The assessments room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    name = "workflows.assessments"
    label = "assessments"
    verbose_name = _("Assessments")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from workflows.chains.kinds import register_kind

        from . import acts  # noqa: F401  # importing registers
        from .facts import declare_assessment_facts
        from .models import Assessment

        declare_assessment_facts()
        register_kind(Assessment)
