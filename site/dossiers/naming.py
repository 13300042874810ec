"""Archive numbers and retention periods (DA/T 22-2015)."""

import re
from datetime import date

from django.utils.translation import gettext as _

PERMANENT = "Y"
RETENTIONS = (PERMANENT, "D30", "D10")
ARCHIVE_NUMBER = re.compile(
    r"^(?P<fonds>[0-9A-Z]{4})-(?P<category>[A-Z]{2,4})·(?P<year>[0-9]{4})"
    r"-(?P<retention>Y|D30|D10)-(?P<office>[A-Z]{1,8})-(?P<item>[0-9]{4,})$"
)


class ArchiveNumberError(ValueError):
    """An archive number that DA/T 22-2015 does not allow."""


def archive_number(
    *, fonds: str, year: int, retention: str, office: str, item: int, category: str = "WS"
) -> str:
    """Fonds–category·year–retention–office–item, such as 0135-WS·2026-D30-BGS-0147."""
    number = f"{fonds}-{category}·{year}-{retention}-{office}-{item:04d}"
    if not is_archive_number(number):
        raise ArchiveNumberError(
            _(
                "An archive number is made of four figures for the fonds, letters for the category, "
                "four figures for the year, Y, D30 or D10, letters for the office and at least four "
                "figures for the item. %(number)s is not; correct the settings of the archive."
            )
            % {"number": number}
        )
    return number


def is_archive_number(text: str) -> bool:
    """Whether a text keeps the rule of DA/T 22-2015."""
    return ARCHIVE_NUMBER.match(text) is not None


def kept_until(*, retention: str, year: int) -> date | None:
    """Last day of the retention period; none for what is kept for ever."""
    return None if retention == PERMANENT else date(year + int(retention[1:]), 12, 31)


def years_kept(retention: str) -> int | None:
    """How many years a retention code stands for; none for what is kept for ever."""
    return None if retention == PERMANENT else int(retention[1:])
