"""A staff table to begin with: our headings, and a row that shows how."""

from tempfile import TemporaryFile
from typing import IO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from .columns import COLUMNS

ROW = {
    "name": "张三",
    "phone": "13900000000",
    "unit": "示例街道办事处",
    "above": "",
    "post": "分管领导",
    "starts": "2026-01-01",
}
WIDTH = 16


def example() -> IO[bytes]:
    """The workbook in a temporary file, ready to be read."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = _("staff table")
    sheet.append([names[0] for names in COLUMNS.values()])
    sheet.append([ROW.get(column, "") for column in COLUMNS])
    for number, cell in enumerate(sheet[1]):
        cell.font = Font(bold=True)
        sheet.column_dimensions["ABCDEFGHIJ"[number]].width = WIDTH
    sheet.freeze_panes = "A2"
    file = TemporaryFile()  # noqa: SIM115  # whoever answers the request closes it
    book.save(file)
    file.seek(0)
    return file
