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
        from people.naming import tell_where_codes_are_kept, tell_where_posts_are_named

        from .building.adapters import register_blocks
        from .finders import add_finder
        from .findings import found_held
        from .uses import FORMS, codes_kept, posts_named

        register_blocks()
        add_users(FORMS)
        tell_where_posts_are_named(posts_named)
        tell_where_codes_are_kept(codes_kept)
        add_finder(found_held)
