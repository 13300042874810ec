"""The schemas room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SchemasConfig(AppConfig):
    name = "forms.schemas"
    label = "schemas"
    verbose_name = _("Forms")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from facts.usage import add_users

        from .building.adapters import register_blocks
        from .finders import add_finder
        from .findings import found_held
        from .uses import FORMS

        register_blocks()
        add_users(FORMS)
        add_finder(found_held)
