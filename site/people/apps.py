"""People as a Django app, under its own label."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """Persons, units, posts and who holds them."""

    name = "people"
    label = "people"
    verbose_name = _("People and units")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have production refuse demo users."""
        from people import checks  # noqa: F401
