"""Checks that the log is guarded by the database."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.utils.translation import gettext as _

from trail import triggers


@register(Tags.database)
def check_triggers(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Every database that has the log must refuse to change it."""
    faults = ((alias, _fault(alias)) for alias in databases or ())
    hint = _("Run `manage.py migrate --skip-checks`, then `manage.py verify_log`.")
    return [Error(fault, hint=hint, obj=alias, id="trail.E001") for alias, fault in faults if fault]


def _fault(alias: str) -> str:
    connection = connections[alias]
    if not triggers.tables_exist(connection):
        return ""
    if not triggers.supported(connection):
        sentence = _("%(vendor)s cannot guard the log: use SQLite or PostgreSQL.")
        return sentence % {"vendor": connection.display_name}
    if absent := triggers.missing(connection):
        sentence = _("Traces can be changed or deleted: the triggers %(names)s are missing.")
        return sentence % {"names": ", ".join(absent)}
    return ""
