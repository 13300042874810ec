"""A staff table out of an .xlsx file: plain texts, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from .columns import COLUMNS, NEEDED, heading_row

MOST_BYTES = 5 * 1024 * 1024
#: What the parts of the file may come to once they are unpacked.
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 3_000
MOST_COLUMNS = 60
LONGEST_CELL = 200
#: Rows above the headings: a title, who filled it in.
ROWS_ABOVE = 10


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
    rows = _texts(file)
    for _number, cells in zip(range(ROWS_ABOVE), rows, strict=False):
        if headings := heading_row(cells[1]):
            found = [row for row in _below(rows, headings) if row.cells]
            if found:
                return found
            raise NotATable(_("There is no row below the headings. Fill in a row for each person."))
    needed = _(", ").join(COLUMNS[each][0] for each in NEEDED)
    raise NotATable(
        _("The table needs a row of headings with at least: %(headings)s. Take our own as a start.")
        % {"headings": needed}
    )


def _below(rows: Iterator[tuple[int, list[str]]], headings: dict[int, str]) -> Iterator[Row]:
    for number, cells in rows:
        if number > MOST_ROWS:
            sentence = _("The table has more than %(most)s rows. Split it.")
            raise NotATable(sentence % {"most": MOST_ROWS})
        given = {
            column: cells[place]
            for place, column in headings.items()
            if place < len(cells) and cells[place]
        }
        yield Row(number, given)


def _texts(file: IO[bytes]) -> Iterator[tuple[int, list[str]]]:
    unreadable = _("This is no .xlsx table. Save it as .xlsx in your office program.")
    try:
        with ZipFile(file) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise NotATable(_("The table is too large once it is unpacked. Split it."))
        file.seek(0)
        book = load_workbook(file, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        lines = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
        for number, line in enumerate(lines, 1):
            yield number, [_text(cell) for cell in line]
    except NotATable:
        raise
    except (BadZipFile, KeyError, ValueError, OSError, IndexError, TypeError) as error:
        raise NotATable(unreadable) from error


def _text(cell: Any) -> str:
    match cell:
        case None:
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
