"""请假登记簿: every slip of a year, on the page and as a table of an office program."""

from collections.abc import Iterator
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO, Any

from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from workflows.leave.models import Leave

from ..access import Visitor

AT_ONCE = 500
WIDTHS = (18, 12, 24, 26, 12, 12, 8, 12, 12, 18, 18)


def slips(visitor: Visitor, year: int) -> QuerySet[Leave]:
    """The slips of a year that a visitor may see, whatever came of them, the newest first."""
    rows = Leave.objects.visible_to(visitor.me, on=visitor.today, worn=visitor.hats)
    rows = rows.filter(first_day__year=year).defer("verdicts", "due")
    whose = "applicant", "appointment__post", "appointment__unit", "unit"
    return rows.select_related(*whose).order_by("-submitted_at", "-pk")


def as_xlsx(visitor: Visitor, year: int) -> IO[bytes]:
    """The register as a workbook in a temporary file, written as it is read."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Register of leave %(year)s") % {"year": year})
    sheet.freeze_panes = "A2"
    for column, width in zip("ABCDEFGHIJK", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    for row in _rows(visitor, year):
        sheet.append([_cell(sheet, each) for each in row])
    file = TemporaryFile()  # noqa: SIM115  # whoever answers the request closes it
    book.save(file)
    file.seek(0)
    return file


def headings() -> list[str]:
    """What its columns are called."""
    return [
        _("serial number"),
        _("Name"),
        _("Post"),
        _("Leave"),
        _("first day"),
        _("last day"),
        _("days"),
        _("back on"),
        _("state"),
        _("handed in at"),
        _("ended at"),
    ]


def _rows(visitor: Visitor, year: int) -> Iterator[list[Any]]:
    yield headings()
    for each in slips(visitor, year).iterator(chunk_size=AT_ONCE):
        yield [
            each.serial,
            each.applicant.name,
            each.appointment.label,
            each.title,
            each.first_day,
            each.last_day,
            each.days,
            each.back_on,
            each.state_label,
            _local(each.submitted_at),
            _local(each.ended_at),
        ]


def _local(at: datetime | None) -> datetime | None:
    return localtime(at).replace(tzinfo=None) if at else None


def _cell(sheet: Any, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    # What looks like a formula stays the text that it is.
    cell.data_type = "s"
    return cell
