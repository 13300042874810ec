"""Checks that a real office has no demo users."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.utils.translation import gettext as _

from people.backends import demo_users_allowed
from people.models import User


@register(Tags.security, Tags.database, deploy=True)
def check_no_demo_users(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Their password is printed in the README, so they must not exist in production."""
    if demo_users_allowed():
        return []
    return [
        Error(
            _("There are %(count)s demo users, whose password anybody can read.")
            % {"count": count},
            hint=_("Start from an empty database, or delete the demo users."),
            obj=alias,
            id="people.E001",
        )
        for alias in databases or ()
        if (count := _demo_users(alias))
    ]


def _demo_users(alias: str) -> int:
    if User._meta.db_table not in connections[alias].introspection.table_names():
        return 0
    return User.objects.using(alias).filter(is_demo=True).count()
