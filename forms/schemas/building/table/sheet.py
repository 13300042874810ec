"""Reads the head of a sheet out of an .xlsx file."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Any

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from .head import MOST_COLUMNS, MOST_ROWS, Cell, Head
from .opening import NotATable, damaged, opened

LONGEST_CELL = 200
#: Beyond this a list is looked up in no other sheet.
LONGEST_LIST = 200
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_LISTED = re.compile(
    rb"<(?:\w+:)?dataValidation\s([^>]*)>(.*?)</(?:\w+:)?dataValidation>", re.DOTALL
)
_FORMULA = re.compile(rb"<(?:\w+:)?(?:formula1|f)>([^<]*)</")
_PLACES = re.compile(rb'sqref="([^"]*)"|<(?:\w+:)?sqref>([^<]*)</')
_CELLS = re.compile(r"\$?[A-Z]{1,3}\$?\d{1,7}(:\$?[A-Z]{1,3}\$?\d{1,7})?")


def read_head(content: bytes) -> Head:
    """The first sheet that says anything; NotATable with a sentence otherwise."""
    packed = opened(content)
    try:
        with warnings.catch_warnings():
            # What openpyxl does not keep, we do not need.
            warnings.simplefilter("ignore")
            return _head(content, packed)
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError,
            SyntaxError, zipfile.BadZipFile) as error:  # fmt: skip
        raise NotATable(damaged()) from error


def _head(content: bytes, packed: zipfile.ZipFile) -> Head:
    book = openpyxl.load_workbook(
        BytesIO(content), read_only=True, data_only=True, keep_links=False
    )
    sheets = [each for each in book.worksheets if each.sheet_state == "visible"]
    for sheet in sheets:
        rows = [[_text(value) for value in row] for row in _values(sheet)]
        if any(any(row) for row in rows):
            _check_width(rows)
            tail = _tail(packed, vars(sheet)["_worksheet_path"])  # it has no public name
            return Head(
                rows, dict(_merged(tail)), dict(_options(tail, book, sheet.title)), len(sheets) - 1
            )
    raise NotATable(_("The table has no headings. Write one in each column, and upload it again."))


def _values(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()
    return sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS + 1, values_only=True)


def _check_width(rows: list[list[Any]]) -> None:
    if any(len(row) > MOST_COLUMNS and row[MOST_COLUMNS] for row in rows):
        sentence = _(
            "The table has more than %(most)s columns; so much nobody fills in. "
            "Take out what is not asked of people, and upload it again."
        )
        raise NotATable(sentence % {"most": MOST_COLUMNS})


def _text(value: Any) -> Any:
    """A cell as it is read: texts in one line, other values as they are; a formula is none."""
    if not isinstance(value, str):
        return value
    text = " ".join(value.replace("\x00", "").split())[:LONGEST_CELL]
    return "" if text.startswith("=") else text


def _tail(packed: zipfile.ZipFile, path: str) -> bytes:
    """What a sheet says behind its cells: merged ones and lists stand there (ISO/IEC 29500-1, 18.3.1.99)."""
    whole = packed.read(path.lstrip("/"))
    _cells, _end, tail = whole.rpartition(b"sheetData")
    return tail


def _merged(tail: bytes) -> Iterator[tuple[Cell, tuple[int, int]]]:
    for found in _MERGED.finditer(tail):
        left, top, right, bottom = _bounds(found[1].decode())
        if top <= MOST_ROWS and left <= MOST_COLUMNS:
            yield (top - 1, left - 1), (bottom - top + 1, right - left + 1)


def _options(tail: bytes, book: Any, own: str) -> Iterator[tuple[int, list[str]]]:
    """The lists from which cells below the headings are chosen, by column."""
    for found in _LISTED.finditer(tail):
        formula, places = _FORMULA.search(found[2]), _PLACES.search(found[1] + found[2])
        if b"list" not in found[1] or not formula or not places:
            continue
        options = _listed(unescape(formula[1].decode("utf-8", "replace")), book, own)
        for place in (places[1] or places[2]).decode("ascii", "replace").split()[:50]:
            left, _top, right, _bottom = _bounds(place)
            for column in range(left - 1, min(right, MOST_COLUMNS)):
                if options:
                    yield column, options


def _listed(formula: str, book: Any, own: str) -> list[str]:
    """“是,否” in quotes, or the cells of a range."""
    if formula.startswith('"'):
        parts = formula.strip('"').replace("，", ",").split(",")
        return [text for part in parts if (text := str(_text(part)).strip())][:LONGEST_LIST]
    name, _mark, cells = formula.rpartition("!")
    title = name.strip("'") or own
    if title not in book.sheetnames or not _CELLS.fullmatch(cells):
        return []
    left, top, right, bottom = _bounds(cells.replace("$", ""))
    bottom = min(bottom, top + LONGEST_LIST - 1)
    rows = book[title].iter_rows(
        min_row=top, max_row=bottom, min_col=left, max_col=right, values_only=True
    )
    return [str(_text(value)) for row in rows for value in row if value not in (None, "")]


def _bounds(cells: str) -> tuple[int, int, int, int]:
    """Left, top, right, bottom; of whole rows or columns as far as is read."""
    left, top, right, bottom = range_boundaries(cells)
    return left or 1, top or 1, right or MOST_COLUMNS, bottom or LONGEST_LIST
