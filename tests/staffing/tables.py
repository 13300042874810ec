"""Staff tables as offices hand them in."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook

HEADINGS = ["姓名", "手机", "用户名", "单位", "上级单位", "岗位", "任职日期", "分管单位"]
STREET = ["苏青", "13900000001", "", "河西街道办事处", "", "分管领导", "2026-01-01", "河西社区"]
GRID = ["丁宁", "13900000002", "", "河西社区第1网格", "河西社区", "网格员", "2026年3月1日", ""]
COMMUNITY = ["韩梅", "13900000003", "", "河西社区", "河西街道办事处", "社区书记", "", ""]
THREE = [STREET, GRID, COMMUNITY]


def workbook(
    rows: Sequence[Sequence[Any]], headings: Sequence[str] = HEADINGS, above: int = 0
) -> BytesIO:
    """An .xlsx file with these rows, and so many lines of title above the headings."""
    book = Workbook()
    sheet = book.active
    for _each in range(above):
        sheet.append(["河西街道人员花名册"])
    sheet.append(list(headings))
    for row in rows:
        sheet.append(list(row))
    file = BytesIO()
    book.save(file)
    file.seek(0)
    return file
