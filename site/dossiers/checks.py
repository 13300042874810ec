"""Checks at start-up that numbers can be given; a wrong setting would else show at the first sealing."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from .naming import ArchiveNumberError, archive_number


def check_archive(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """The settings of the archive make numbers that DA/T 22-2015 allows."""
    named = ("fonds", "category", "retention", "office")
    try:
        archive_number(year=2026, item=1, **{name: settings.ARCHIVE[name] for name in named})
    except ArchiveNumberError as error:
        return [Error(str(error), id="dossiers.E002")]
    return []
