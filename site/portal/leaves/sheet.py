"""The register as a table of an office program."""

from datetime import datetime
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from ..access import Visitor
from .register import headings, rows

#: Of the columns, in characters.
WIDTHS = (15, 10, 26, 10, 12, 12, 7, 12, 12, 10, 22, 16, 16)
DATE, MOMENT, DAYS_AS = "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "0.0"


def as_xlsx(visitor: Visitor, year: int) -> IO[bytes]:
    """The register of a year as a workbook in a temporary file."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Register of leave %(year)s") % {"year": year})
    sheet.freeze_panes = "A2"
    for number, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_heading(sheet, each) for each in headings(year)])
    count = 1
    for row in rows(visitor, year):
        sheet.append([_cell(sheet, each) for each in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(WIDTHS))}{count}"
    file = TemporaryFile()  # noqa: SIM115  # whoever answers the request closes it
    book.save(file)
    file.seek(0)
    return file


def _heading(sheet: Any, words: str) -> Any:
    cell = WriteOnlyCell(sheet, words)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
    return cell


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
        # What looks like a formula stays the text that it is.
        cell.data_type = "s"
        return cell
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, Decimal):
        cell.number_format = DAYS_AS
    elif value is not None:
        cell.number_format = MOMENT if isinstance(value, datetime) else DATE
    return cell
