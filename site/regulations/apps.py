"""The regulations room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegulationsConfig(AppConfig):
    name = "regulations"
    label = "regulations"
    verbose_name = _("Regulations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from facts.usage import add_users
        from forms.schemas.finders import add_finder
        from people.naming import tell_where_codes_are_kept, tell_where_posts_are_named

        from .editing.adapters import register_blocks
        from .routes_of_forms import without_route

        # Importing registers the kinds.
        from .rules import (  # noqa: F401
            consequence,
            deadline,
            duty,
            evidence,
            grade,
            limit,
            pay,
            route,
        )
        from .uses import RULES, codes_kept, posts_named

        register_blocks()
        add_users(RULES)
        tell_where_posts_are_named(posts_named)
        tell_where_codes_are_kept(codes_kept)
        add_finder(without_route)
