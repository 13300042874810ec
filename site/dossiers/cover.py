"""What stands on the cover."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from .contents import Contents
from .naming import kept_until, years_kept


def facts(contents: Contents) -> list[tuple[str, str]]:
    """Label and value, the most looked for first; what is not known yet is left out."""
    return [(label, value) for label, value in _facts(contents) if value]


def _facts(contents: Contents) -> Iterator[tuple[str, str]]:
    yield _("Archive number"), contents.archive_number
    yield _("Serial number"), contents.serial
    yield _("Course of the matter"), _course(contents)
    yield _("How it ended"), contents.result
    yield _("Filed by"), contents.office + contents.department
    yield _("Retention period"), _retention(contents)


def _course(contents: Contents) -> str:
    days = {"opened": date_format(localtime(contents.opened))}
    if contents.closed is None:
        return _("submitted %(opened)s") % days
    days["closed"] = date_format(localtime(contents.closed))
    return _("submitted %(opened)s, finished %(closed)s") % days


def _retention(contents: Contents) -> str:
    if not contents.retention:
        return ""
    until = kept_until(retention=contents.retention, year=contents.year)
    if until is None:
        return _("for ever")
    years = years_kept(contents.retention)
    return _("%(years)s years (until %(until)s)") % {"years": years, "until": date_format(until)}
