"""The dossiers room."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class DossiersConfig(AppConfig):
    """Gather, render, seal, verify."""

    name = "dossiers"
    label = "dossiers"
    verbose_name = _("Dossiers")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Check at start-up that dossiers can be numbered and printed; seal what ends."""
        from workflows.chains.signals import acted

        from .checks import check_archive
        from .fonts import check_fonts
        from .receivers import enqueue_sealing

        register(check_archive)
        register(check_fonts)
        acted.connect(enqueue_sealing, dispatch_uid="dossiers.sealing")
