"""A check that every act is written into the outbox."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.utils.translation import gettext as _

from . import triggers


@register(Tags.database)
def check_outbox(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Every database that has the log must fill the outbox."""
    sentence = _("Nobody is told of what is done: the trigger that fills the outbox is missing.")
    hint = _("Run `manage.py migrate --skip-checks`.")
    return [
        Error(sentence, hint=hint, obj=alias, id="notices.E001")
        for alias in databases or ()
        if triggers.missing(connections[alias])
    ]
