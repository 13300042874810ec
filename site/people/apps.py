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
        """Have production refuse demo users, and posts stay while they are named."""
        from django.db.models.signals import pre_delete

        from people import checks  # noqa: F401
        from people.models import Post
        from people.naming import keep_what_is_named

        pre_delete.connect(keep_what_is_named, sender=Post, dispatch_uid="people.naming")
