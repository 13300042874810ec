"""The dossiers room."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class DossiersConfig(AppConfig):
    """Gather, render, seal, verify."""

    name = "dossiers"
    label = "dossiers"
    verbose_name = _("Dossiers")

    def ready(self) -> None:
        """Check at start-up that fonts and libraries are there."""
        from .fonts import check_fonts

        register(check_fonts)
