"""Who has read an edition, as a table of an office program."""

from collections.abc import Iterable

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from regulations.models import Edition
from regulations.readers import UnitReaders

WIDTHS = {"A": 24, "B": 14, "C": 20, "D": 12, "E": 20}


def sheet(edition: Edition, units: Iterable[UnitReaders]) -> Workbook:
    """One row a person, unit by unit, those who have not read it too."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = _("Who has read it")
    page.append([str(edition)])
    page.append([_("Unit"), _("Name"), _("Post"), _("Read"), _("Confirmed at")])
    for unit in units:
        for reader in unit.readers:
            held = reader.appointment
            at = localtime(reader.at).replace(tzinfo=None) if reader.at else None
            read = _("yes") if at else _("no")
            page.append(
                [_plain(unit.unit.name), _plain(held.person.name), _plain(held.post.name), read, at]
            )
    for cell in (*page[1], *page[2]):
        cell.font = Font(bold=True)
    for column, width in WIDTHS.items():
        page.column_dimensions[column].width = width
    page.freeze_panes = "A3"
    return book


def _plain(text: str) -> str:
    # A name that begins like a formula is still a name.
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
