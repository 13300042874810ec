"""A staff table out of an .xlsx file: plain texts, row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import IO, Any
from zipfile import ZipFile

from django.utils.translation import gettext as _

from packed import Bounds, Fault, Unfit, guarded

from .columns import COLUMNS, NEEDED, heading_row
from .merged import Merged, merged_in

MOST_BYTES = 5 * 1024 * 1024
#: What the parts of the file may come to once they are unpacked.
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 3_000
MOST_COLUMNS = 60
LONGEST_CELL = 200
#: Rows above the headings: a title, who filled it in.
ROWS_ABOVE = 10
#: What a formula leaves that came to nothing.
ERRORS = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!")
Texts = Iterator[tuple[int, list[str]]]


class NotATable(Exception):
    """The file cannot be read as a staff table; the message is a sentence for the user."""


@dataclass
class Row:
    """One row below the headings; `number` is that of the sheet."""

    number: int
    cells: dict[str, str] = field(default_factory=dict)

    def get(self, column: str) -> str:
        """The text of a cell; blank when it is empty."""
        return self.cells.get(column, "")

    @property
    def whose(self) -> str:
        """By what its person is told from others: user name, number, or else the name."""
        return self.get("user") or self.get("phone") or self.get("name")


def read_table(file: IO[bytes], size: int) -> list[Row]:
    """The rows that are not blank; NotATable says what is missing and what to do."""
    if size > MOST_BYTES:
        raise NotATable(_("The table is larger than 5 MB. Leave out pictures and other sheets."))
    content = file.read(MOST_BYTES + 1)
    packed = _guarded(content)
    try:
        return _read(content, packed)
    except NotATable:
        raise
    except (KeyError, ValueError, OSError, IndexError, TypeError, AttributeError, SyntaxError) as error:  # fmt: skip
        raise NotATable(_unreadable()) from error


def _read(content: bytes, packed: ZipFile) -> list[Row]:
    """The first sheet that has the headings; others may stand before it."""
    # Only who brings a table needs what reads it.
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        rows = _texts(sheet)
        for (above, cells), _place in zip(rows, range(ROWS_ABOVE), strict=False):
            if headings := heading_row(cells):
                return _found(rows, headings, merged_in(packed, sheet, below=above))
    needed = _(", ").join(COLUMNS[each][0] for each in NEEDED)
    raise NotATable(
        _("The table needs a row of headings with at least: %(headings)s. Take our own as a start.")
        % {"headings": needed}
    )


def _found(rows: Texts, headings: dict[int, str], merged: Sequence[Merged]) -> list[Row]:
    found: list[Row] = []
    for number, cells in _filled(rows, merged):
        given = {
            column: cells[place]
            for place, column in headings.items()
            if place < len(cells) and cells[place]
        }
        if given:
            found.append(Row(number, given))
        if len(found) > MOST_ROWS:
            sentence = _("The table has more than %(most)s rows. Split it.")
            raise NotATable(sentence % {"most": MOST_ROWS})
    if not found:
        raise NotATable(_("There is no row below the headings. Fill in a row for each person."))
    return found


def _filled(rows: Texts, merged: Sequence[Merged]) -> Texts:
    """The rows, what stands in a merged cell in each row that it covers."""
    corners: dict[Merged, str] = {}
    for number, cells in rows:
        for each in merged:
            if each.top == number and each.left <= len(cells):
                corners[each] = cells[each.left - 1]
            elif each.top < number <= each.bottom and each.left <= MOST_COLUMNS:
                cells += [""] * (each.left - len(cells))
                cells[each.left - 1] = cells[each.left - 1] or corners.get(each, "")
        yield number, cells


def _guarded(content: bytes) -> ZipFile:
    try:
        return guarded(content, Bounds(MOST_UNPACKED))
    except Unfit as unfit:
        if unfit.fault is Fault.TOO_LARGE:
            raise NotATable(_("The table is too large once it is unpacked. Split it.")) from unfit
        raise NotATable(_unreadable()) from unfit


def _unreadable() -> str:
    return _("This is no .xlsx table. Save it as .xlsx in your office program.")


def _texts(sheet: Any) -> Texts:
    # What the sheet says of its size need not be true.
    sheet.reset_dimensions()
    lines = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    for number, line in enumerate(lines, 1):
        yield number, [_text(cell) for cell in line]


def _text(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case str() if cell in ERRORS:
            return ""
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell == int(cell):
            # A telephone number that the office program took for a figure.
            return str(int(cell))
        case _:
            return " ".join(str(cell).replace("\x00", "").split())[:LONGEST_CELL]
