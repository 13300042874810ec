"""The columns that a staff table may have, by the headings that offices use."""

from collections.abc import Sequence

#: column -> headings under which it is found; the first is the one that our own table bears.
COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("姓名", "名字", "人员"),
    "phone": ("手机", "手机号", "电话", "联系电话", "手机号码"),
    "user": ("用户名", "账号", "登录名"),
    "unit": ("单位", "机构", "所在单位", "所属机构", "网格", "部门"),
    "above": ("上级单位", "上级机构", "上级"),
    "unit_kind": ("单位类型", "机构类型"),
    "post": ("岗位", "职务", "岗位名称"),
    "starts": ("任职日期", "到岗日期", "任职时间", "起始日期"),
    "in_charge_of": ("分管单位", "分管"),
    "left": ("离岗", "离职", "是否离岗", "是否离职"),
}
NEEDED = ("name", "unit", "post")


def heading_row(cells: Sequence[str]) -> dict[int, str]:
    """Which cell of a row heads which column; empty when it is no row of headings."""
    found: dict[int, str] = {}
    for number, cell in enumerate(cells):
        column = _column(cell)
        if column and column not in found.values():
            found[number] = column
    return found if set(NEEDED) <= set(found.values()) else {}


def _column(cell: str) -> str:
    bare = "".join(cell.split()).strip("*＊：:")
    return next((column for column, names in COLUMNS.items() if bare in names), "")
