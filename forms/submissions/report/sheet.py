"""The figures as a table of an office program."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from ..models import Tally
from .shares import added_up

WIDTHS = (12, 28, 10, 10, 16, 16, 10, 10, 10, 14)
#: A name that begins so would be reckoned with by a spreadsheet, not shown.
RECKONED = ("=", "+", "-", "@")


def sheet(rows: Iterable[Tally], titles: Mapping[str, str]) -> Workbook:
    """One row a month and form, the latest first."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = _("Answered without typing")
    page.append(
        [
            _("month"),
            _("form"),
            _("handed in"),
            _("fields asked"),
            _("filled in by the office"),
            _("filled in by the office, then changed"),
            _("chosen"),
            _("typed"),
            _("left empty"),
            _("without typing (%)"),
        ]
    )
    for row in rows:
        share = added_up([row])
        figures = [share.forms, share.asked, share.kept, share.changed, share.chosen, share.typed]
        title = _plain(titles.get(row.slug, row.slug))
        page.append([f"{row.month:%Y-%m}", title, *figures, share.empty, share.untyped])
    for cell in page[1]:
        cell.font = Font(bold=True)
    for number, width in enumerate(WIDTHS):
        page.column_dimensions["ABCDEFGHIJ"[number]].width = width
    page.freeze_panes = "A2"
    return book


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(RECKONED) else text
