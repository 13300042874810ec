"""Tables as offices keep them, made for a test."""

import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
from openpyxl.worksheet.datavalidation import DataValidation


def saved(book: Any) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def of_rows(*rows: list[Any], merged: tuple[str, ...] = ()) -> bytes:
    """A table of these rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    return saved(book)


def ledger() -> bytes:
    """入户走访台账: a title, headings over two rows, a row that counts them, one example, two lists."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["2026年入户走访台账"])
    sheet.append(["序号", "走访日期*", "走访人", "住户信息", None, None, "是否困难户", "困难类型",
                  "慰问金额（元）", "备注"])  # fmt: skip
    sheet.append([None, None, None, "户主姓名", "联系电话", "家庭人数"])
    sheet.append(list(range(1, 11)))
    sheet.append([1, date(2026, 3, 1), "张三", "李四", "13800000000", 3, "是", "低保", 200, "无"])
    for cells in ("A1:J1", "D2:F2", *(f"{each}2:{each}3" for each in "ABCGHIJ")):
        sheet.merge_cells(cells)
    for cells, formula in (("G5:G99", '"是,否"'), ("H5:H99", "类型!$A$1:$A$3")):
        listed = DataValidation(type="list", formula1=formula)
        listed.add(cells)
        sheet.add_data_validation(listed)
    types = book.create_sheet("类型")
    for each in ("低保", "残疾", "独居老人"):
        types.append([each])
    return saved(book)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """A workbook with one part more, or with another in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return out.getvalue()
