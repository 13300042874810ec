"""What stands on the cover."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from .contents import Bound, Volume
from .naming import kept_until, years_kept


def facts(contents: Bound) -> list[tuple[str, str]]:
    """Label and value, the most looked for first; what is not known yet is left out."""
    found = _of_volume(contents) if isinstance(contents, Volume) else _of_matter(contents)
    return [(label, value) for label, value in found if value]


def _of_matter(contents: Bound) -> Iterator[tuple[str, str]]:
    yield _("Archive number"), contents.archive_number
    yield _("Serial number"), contents.name
    yield _("Supplements"), _supplements(contents)
    yield _("Course of the matter"), _course(contents)
    yield _("How it ended"), contents.result
    yield _("Filed by"), contents.office + contents.department
    yield _("Retention period"), _retention(contents)


def _of_volume(volume: Volume) -> Iterator[tuple[str, str]]:
    yield _("Archive number"), volume.archive_number
    yield _("Supplements"), _supplements(volume)
    yield _("Whose records"), volume.applicant
    yield _("Unit"), volume.units
    yield _("Of which month"), date_format(volume.month, "YEAR_MONTH_FORMAT")
    yield _("Number of records"), _("%(count)s records") % {"count": len(volume.records)}
    yield _("Time in all"), _hours(volume.minutes)
    yield _("How it ended"), volume.result
    yield _("Filed by"), volume.office + volume.department
    yield _("Retention period"), _retention(volume)


def _supplements(contents: Bound) -> str:
    before = contents.supplements
    if before is None:
        return ""
    if before.first == 1:
        return before.archive_number
    words = {"number": before.archive_number, "first": before.first}
    return _("%(number)s, from entry %(first)s of the log on") % words


def _hours(minutes: int) -> str:
    words = {"hours": minutes // 60, "minutes": minutes % 60}
    if not minutes:
        return ""
    return (_("%(hours)s h %(minutes)s min") if minutes % 60 else _("%(hours)s h")) % words


def _course(contents: Bound) -> str:
    days = {"opened": date_format(localtime(contents.opened))}
    if contents.closed is None:
        return _("submitted %(opened)s") % days
    days["closed"] = date_format(localtime(contents.closed))
    return _("submitted %(opened)s, finished %(closed)s") % days


def _retention(contents: Bound) -> str:
    if not contents.retention:
        return ""
    until = kept_until(retention=contents.retention, year=contents.year)
    if until is None:
        return _("for ever")
    years = years_kept(contents.retention)
    return _("%(years)s years (until %(until)s)") % {"years": years, "until": date_format(until)}
