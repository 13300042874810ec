"""Merged cells of a sheet: what stands in one is meant for every row that it covers."""

import re
from typing import Any, NamedTuple
from zipfile import ZipFile

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
MOST = 3_000


class Merged(NamedTuple):
    """A range of one sheet, counted from 1."""

    left: int
    top: int
    right: int
    bottom: int


def merged_in(packed: ZipFile, sheet: Any, *, below: int) -> list[Merged]:
    """Those below a row that cover several rows; they stand behind the cells (ISO/IEC 29500-1, 18.3.1.55)."""
    # As in `reading`: only who brings a table needs this.
    from openpyxl.utils import range_boundaries

    # Its place in the package has no public name.
    whole = packed.read(vars(sheet)["_worksheet_path"].lstrip("/"))
    _cells, _end, tail = whole.rpartition(b"sheetData")
    found = (Merged(*range_boundaries(each[1].decode())) for each in _MERGED.finditer(tail))
    return [each for each in found if below < each.top < each.bottom][:MOST]
