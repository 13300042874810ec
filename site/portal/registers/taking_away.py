"""A register as text (.csv), sent as it is read, and as a workbook (.xlsx)."""

import csv
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from ..leaves.register_lines import BOM, LINES, RECKONED
from .register import Register

DATE, MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
#: Of a column, in characters; of the name of a sheet.
WIDTH, LONGEST_NAME = 16, 31
#: What the name of a sheet may not have.
NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def as_csv(register: Register) -> Iterator[str]:
    """The register some lines at a time; no more of it is in memory than these."""
    lines: list[str] = [BOM]
    writer = csv.writer(_Into(lines))
    writer.writerow(map(_harmless, register.headings))
    found = register.lines()
    while some := list(islice(found, LINES)):
        writer.writerows(map(_harmless, row) for row in some)
        yield "".join(lines)
        lines.clear()
    yield "".join(lines)


def as_xlsx(register: Register) -> IO[bytes]:
    """The register as a workbook in a temporary file, written line by line."""
    book, headings = Workbook(write_only=True), register.headings
    sheet = book.create_sheet(register.called.translate(NOT_IN_A_NAME)[:LONGEST_NAME])
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(headings))
    for number in range(1, len(headings) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTH
    sheet.append([_heading(sheet, each) for each in headings])
    count = 1
    for row in register.lines():
        sheet.append([_cell(sheet, each) for each in row])
        count += 1
    sheet.auto_filter.ref = f"A1:{last}{count}"
    file = TemporaryFile()  # noqa: SIM115  # whoever answers the request closes it
    book.save(file)
    file.seek(0)
    return file


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value[:1] in RECKONED else value


def _heading(sheet: Any, words: str) -> Any:
    cell = _cell(sheet, words)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
    return cell


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
        # What looks like a formula stays the text that it is.
        cell.data_type = "s"
        return cell
    cell = WriteOnlyCell(sheet, value)
    if value is not None and not isinstance(value, Decimal):
        cell.number_format = MOMENT if isinstance(value, datetime) else DATE
    return cell


class _Into:
    """Takes lines into a list."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append
