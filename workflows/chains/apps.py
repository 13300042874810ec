"""The chains room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ChainsConfig(AppConfig):
    name = "workflows.chains"
    label = "chains"
    verbose_name = _("Proceedings")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from forms.schemas.kinds import PART, add_kind
        from trail.heads import register_heads

        from . import acts  # noqa: F401  # importing registers the acts
        from .models import Minutes, Proceeding

        add_kind(PART, _("part of a matter"))
        register_heads(Proceeding.expected_heads)
        register_heads(Minutes.expected_heads)
