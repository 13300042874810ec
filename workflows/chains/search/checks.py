"""Checks that search finds every matter."""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import connections
from django.utils.translation import gettext as _

from . import index
from .indexing import not_indexed


@checks.register(checks.Tags.database)
def check_search(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Every database must keep its index, and every matter must have its terms."""
    return [each for alias in databases or () for each in _faults(alias)]


def _faults(alias: str) -> list[checks.CheckMessage]:
    connection = connections[alias]
    if not (index.supported(connection) and index.table_exists(connection)):
        return []
    if absent := index.missing(connection):
        sentence = _("Search does not keep up: %(names)s is missing.") % {
            "names": ", ".join(absent)
        }
        hint = _("Run `manage.py migrate --skip-checks`.")
        return [checks.Error(sentence, hint=hint, obj=alias, id="chains.E001")]
    if not_indexed().using(alias).order_by().exists():
        hint = _("Run `manage.py index_matters`.")
        return [
            checks.Warning(_("Search does not find every matter."), hint=hint, id="chains.W001")
        ]
    return []
