"""The schemas room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SchemasConfig(AppConfig):
    name = "forms.schemas"
    label = "schemas"
    verbose_name = _("Forms")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .building.adapters import register_blocks

        register_blocks()
