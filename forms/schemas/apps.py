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

        from .uses import FORMS

        add_users(FORMS)
