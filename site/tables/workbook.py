"""A table as a workbook of an office program (ECMA-376, SpreadsheetML), sent as it is made.

openpyxl writes the workbook with its headings; the lines are written between them here, since it
takes 200 microseconds for a line, which for the register of a large office is half a minute.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import lru_cache, partial
from io import BytesIO
from itertools import islice
from typing import Any, NamedTuple, cast
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from . import LINES, WIDTH, Table

DATE, MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
END = "</sheetData>"
#: Of the name of a sheet, and what that may not have.
LONGEST_NAME, NOT_IN_A_NAME = 31, str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
#: Of a cell, in characters; what is longer Excel calls damaged.
LONGEST_CELL = 32_767
#: Days are counted from here (18.17.4.1), with the 29 February 1900 that never was.
DAY_0 = date(1899, 12, 30).toordinal()
SECONDS_A_DAY = 86_400
#: Cells that are kept while a workbook is made: most say what one above them says.
MOST_CELLS = 4_096
#: How hard is packed: 6 takes three times as long, and the file is a seventh smaller.
PACKED = 3
#: What cannot stand in XML as it is.
SPECIAL = re.compile(r"[<>&\x00-\x1f\ufffe\uffff]|^\s|\s$")
ILLEGAL = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|[\ufffe\uffff]")


class _Styles(NamedTuple):
    """The numbers of the styles in the workbook."""

    date: int
    moment: int
    figure: int


def as_xlsx(table: Table, rows: Iterator[list[Any]]) -> Iterator[bytes]:
    """The table as a workbook, some lines at a time."""
    letters = [get_column_letter(number) for number in range(1, len(table.headings) + 1)]
    model, styles = _model(table, letters)
    cell = lru_cache(MOST_CELLS)(partial(_cell, styles))
    sent, count = _Sent(), 1
    with (
        ZipFile(model) as source,
        ZipFile(cast(Any, sent), "w", ZIP_DEFLATED, compresslevel=PACKED) as book,
    ):
        before, after = source.read(SHEET).decode().split(END)
        with book.open(SHEET, "w") as sheet:
            sheet.write(before.encode())
            while some := list(islice(rows, LINES)):
                numbered = enumerate(some, count + 1)
                sheet.write("".join([_line(n, letters, row, cell) for n, row in numbered]).encode())
                count += len(some)
                yield sent.taken()
            sheet.write(f"{END}{_filtering(after, letters[-1], count)}".encode())
        for each in source.infolist():
            if each.filename == BOOK:
                book.writestr(each, _filtering(source.read(each).decode(), letters[-1], count))
            elif each.filename != SHEET:
                book.writestr(each, source.read(each))
    yield sent.taken()


def _model(table: Table, letters: list[str]) -> tuple[BytesIO, _Styles]:
    """The workbook with its headings only."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.name.translate(NOT_IN_A_NAME)[:LONGEST_NAME])
    sheet.freeze_panes = "A2"
    for letter, width in zip(letters, table.widths or [WIDTH] * len(letters), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([_heading(sheet, each) for each in table.headings])
    sheet.auto_filter.ref = f"A1:{letters[-1]}1"
    styles = _Styles(*(_style(sheet, each) for each in (DATE, MOMENT, table.figures)))
    file = BytesIO()
    book.save(file)
    return file, styles


def _heading(sheet: Any, words: str) -> Any:
    cell = WriteOnlyCell(sheet, ILLEGAL.sub("", words))
    # What looks like a formula stays the text that it is.
    cell.data_type = "s"
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
    return cell


def _style(sheet: Any, number_format: str) -> int:
    cell = WriteOnlyCell(sheet)
    cell.number_format = number_format
    return cell.style_id


def _filtering(part: str, last: str, count: int) -> str:
    """A part of the workbook in which the filter reaches down to the last line."""
    return part.replace(f"A1:{last}1", f"A1:{last}{count}").replace(
        f"$A$1:${last}$1", f"$A$1:${last}${count}"
    )


def _line(number: int, letters: list[str], row: list[Any], cell: Callable[[Any], str]) -> str:
    """A row (18.3.1.73); what is blank has no cell."""
    cells = [
        f'<c r="{letter}{number}"{told}'
        for letter, value in zip(letters, row, strict=True)
        if (told := cell(value))
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(styles: _Styles, value: Any) -> str:
    """A cell (18.3.1.4) without where it stands; every sort of value has its own style."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        value = value[:LONGEST_CELL]
        # Text stays the text that it is, also where it looks like a formula.
        words = _escaped(value) if SPECIAL.search(value) else f"<t>{value}</t>"
        return f' t="inlineStr"><is>{words}</is></c>'
    if isinstance(value, datetime):
        return f' s="{styles.moment}"><v>{_moment(value)}</v></c>'
    if isinstance(value, date):
        return f' s="{styles.date}"><v>{value.toordinal() - DAY_0}</v></c>'
    return f' s="{styles.figure}"><v>{float(value):.16g}</v></c>'


def _escaped(text: str) -> str:
    kept = escape(ILLEGAL.sub("", text), {"\r": "&#13;"})
    return f'<t xml:space="preserve">{kept}</t>'


def _moment(value: datetime) -> str:
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return f"{value.toordinal() - DAY_0 + seconds / SECONDS_A_DAY:.16g}"


class _Sent:
    """What was packed and not sent yet; nothing can be changed in it afterwards."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self._parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """There is nothing to wait for."""

    def taken(self) -> bytes:
        """What came since it was asked last."""
        parts, self._parts = self._parts, []
        return b"".join(parts)
