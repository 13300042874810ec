"""The chains room."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ChainsConfig(AppConfig):
    name = "workflows.chains"
    label = "chains"
    verbose_name = _("Proceedings")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from calendars.signals import changed
        from forms.schemas.kinds import PART, add_kind
        from notices.service import tell_of
        from people.leaving import tell_what_hangs
        from people.naming import tell_where_codes_are_kept, tell_where_posts_are_named
        from people.signals import person_left
        from people.vacating import tell_what_hangs_by_a_post
        from regulations.acts import tell_possible_acts
        from regulations.checks import offer
        from trail.heads import register_heads

        from . import (
            acts,  # noqa: F401  # importing registers the acts
            under_way,
        )
        from .acts.possible import possible_acts
        from .leaving import hanging, hanging_by_a_post, on_left
        from .models import Meeting, Minutes, Proceeding
        from .outgoing import told
        from .search import checks  # noqa: F401
        from .search.renaming import watch_names

        add_kind(PART, _("part of a matter"))
        register_heads(Proceeding.expected_heads)
        register_heads(Minutes.expected_heads)
        register_heads(Meeting.expected_heads)
        watch_names()
        changed.connect(_count_anew, dispatch_uid="chains.count_anew")
        tell_of(told)
        tell_what_hangs(hanging)
        tell_what_hangs_by_a_post(hanging_by_a_post)
        tell_where_posts_are_named(under_way.posts_named)
        tell_where_codes_are_kept(under_way.codes_kept)
        person_left.connect(on_left, dispatch_uid="chains.leaving")
        tell_possible_acts(possible_acts)
        offer("under_way", under_way.find)
        post_migrate.connect(_keep_index, sender=self, dispatch_uid="chains.search")


def _count_anew(sender: Any, **kwargs: Any) -> None:
    from .models import Proceeding
    from .tasks import count_anew

    # An office that is being set up enters its days one by one, and has no matters yet.
    if Proceeding.objects.filter(final=False).exists():
        count_anew.enqueue()


def _keep_index(sender: AppConfig, using: str, **kwargs: Any) -> None:
    # Altering a table on SQLite makes it anew without its triggers: look every time.
    from .search.index import install

    install(connections[using])
