"""The regulations room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegulationsConfig(AppConfig):
    name = "regulations"
    label = "regulations"
    verbose_name = _("Regulations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .editing.adapters import register_blocks
        from .rules import deadline, grade, limit, route  # noqa: F401  # importing registers the kinds

        register_blocks()
