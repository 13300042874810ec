"""A table as what somebody is sent: it goes out as it is made, and no process holds all of it."""

from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from . import Table
from .text import as_csv

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def workbook(table: Table, rows: Iterator[list[Any]]) -> StreamingHttpResponse:
    """As a workbook (.xlsx)."""
    # Only who takes a table away needs what writes it.
    from .workbook import as_xlsx

    return _taken_away(as_xlsx(table, rows), f"{table.name}.xlsx", XLSX)


def text(table: Table, rows: Iterator[list[Any]]) -> StreamingHttpResponse:
    """As text (.csv)."""
    return _taken_away(as_csv(table, rows), f"{table.name}.csv", CSV)


def _taken_away(parts: Iterator[Any], name: str, kind: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(parts, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
