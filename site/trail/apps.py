"""The trail as a Django app, under its own label."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class TrailConfig(AppConfig):
    """Append-only traces."""

    name = "trail"
    label = "trail"
    verbose_name = _("Trail")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Guard the tables after each migration, and check that they stay guarded."""
        from trail import checks  # noqa: F401

        post_migrate.connect(_guard, sender=self, dispatch_uid="trail.triggers")


def _guard(sender: AppConfig, using: str, **kwargs: Any) -> None:
    # Altering a table on SQLite makes it anew without its triggers: install them every time.
    from trail.triggers import install

    install(connections[using])
