"""The findings as a table to take away: .xlsx and .csv, written as they are read."""

import csv
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from .models import Trial
from .saying import labels

AT_ONCE = 500
#: A cell that begins so would be reckoned with by a spreadsheet, not shown.
RECKONED = ("=", "+", "-", "@", "\t", "\r", "\n")
BOM = "\ufeff"
LONGEST_CELL = 32_000

Row = list[str]


def as_csv(trial: Trial) -> Iterator[str]:
    """The table line by line, with the mark by which Excel knows UTF-8."""
    writer = csv.writer(_Echo())
    yield BOM
    for row in _rows(trial):
        yield writer.writerow([_harmless(each) for each in row])


def as_xlsx(trial: Trial) -> IO[bytes]:
    """The table as a workbook in a temporary file, ready to be read."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Trial run"))
    sheet.freeze_panes = "A2"
    for row in _rows(trial):
        sheet.append([_text(sheet, each) for each in row])
    file = TemporaryFile()  # noqa: SIM115  # whoever answers the request closes it
    book.save(file)
    file.seek(0)
    return file


def _rows(trial: Trial) -> Iterator[Row]:
    """A heading, then a row for each difference; serial and post, no names."""
    yield [
        _("serial number"),
        _("form"),
        _("handed in on"),
        _("post of the applicant"),
        _("what differs"),
        _("as it was"),
        _("with the draft"),
        _("clauses it rested on"),
        _("clauses of the draft"),
    ]
    called = labels()
    for each in trial.findings.order_by("pk").iterator(chunk_size=AT_ONCE):
        own = [each.serial, each.form, each.submitted_on.isoformat(), each.post]
        yield from (
            [
                *own,
                called[one["what"]],
                one["before"],
                one["after"],
                _clauses(one["before_clauses"]),
                _clauses(one["after_clauses"]),
            ]
            for one in each.differences
        )
        if each.reasons:
            yield [*own, called["unsaid"], "", " ".join(each.reasons), "", ""]


def _clauses(cited: list[dict[str, str]]) -> str:
    return "\n".join(f"{each['title']} {each['path']}：{each['sentence']}" for each in cited)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(RECKONED) else text


def _text(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text)[:LONGEST_CELL])
    # What looks like a formula stays the text that it is.
    cell.data_type = "s"
    return cell


class _Echo:
    """Gives back what is written to it."""

    def write(self, text: str) -> str:
        return text
