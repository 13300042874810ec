"""The notices room."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """The outbox, deliveries, notifications, webhooks."""

    name = "notices"
    label = "notices"
    verbose_name = _("Notices")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """See to it that the database fills the outbox."""
        from people.signals import substitution_arranged

        from . import checks  # noqa: F401  # importing registers
        from .standing_in import on_arranged

        substitution_arranged.connect(on_arranged, dispatch_uid="notices.standing_in")

        post_migrate.connect(_install, sender=self, dispatch_uid="notices.outbox")


def _install(sender: AppConfig, using: str, **kwargs: Any) -> None:
    # Altering a table on SQLite makes it anew without its triggers: look every time.
    from .triggers import install

    install(connections[using])
