"""What an administrator does until an office of which nothing is known decides its first leave."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.journeys import editing, staff
from tests.journeys.desk import Desk
from tests.staffing.tables import workbook

OFFICE, COMMUNITY = "河西街道办事处", "河西社区"
DIRECTOR, LEADER, WORKER = "13900000001", "13900000003", "13900000002"
STAFF = [
    ["苏青", DIRECTOR, "", OFFICE, "", "办事处主任", "2026-01-01", ""],
    ["韩梅", LEADER, "", OFFICE, "", "分管领导", "2026-01-01", COMMUNITY],
    ["丁宁", WORKER, "", COMMUNITY, OFFICE, "网格员", "2026-01-01", ""],
]
TITLE = "河西街道请假制度"
TEXT = f"{TITLE}\n一、请假\n（一）请假3天以内（含3天）的，由分管领导审批；超过3天的，由办事处主任审批。\n"
CHOSEN = "my-own-desk-7"
#: As another office exports its slip.
SLIP: dict[str, Any] = {
    "banfa_form": 1,
    "title": "请假条",
    "slug": "leave",
    "kind": "leave",
    "intro": "批下来再走。",
    "fields": [
        {
            "type": "choice", "key": "leave_type", "label": "请假类别", "required": True,
            "fact": "leave.type",
            "options": [{"value": "personal", "label": "事假"}, {"value": "sick", "label": "病假"}],
        },
        {
            "type": "half_day_range", "key": "days", "label": "起止日期", "required": True,
            "first_key": "first_day", "last_key": "last_day",
            "starts_key": "starts", "ends_key": "ends",
            "fact": "leave.days", "first_fact": "leave.first_day", "last_fact": "leave.last_day",
        },
        {"type": "long_text", "key": "reason", "label": "事由", "required": True},
    ],
}  # fmt: skip


def import_staff(desk: Desk, folder: Path) -> dict[str, str]:
    """From the staff site to first passwords, by the telephone numbers of their owners."""
    table = folder / "花名册.xlsx"
    table.write_bytes(workbook(STAFF).getvalue())
    desk.press(desk.page.get_by_role("link", name="编辑后台"))
    desk.press(desk.page.get_by_role("link", name="导入人员"))
    desk.page.set_input_files("input[type=file]", table)
    desk.press(desk.page.get_by_role("button", name="读取并核对"))
    desk.look("staff-table")
    desk.press(desk.page.get_by_role("button", name="全部建立"))
    desk.look("staff")
    rows = desk.page.locator(".bf-plan tbody tr").all()
    return {row.locator("td").nth(2).inner_text(): row.locator("code").inner_text() for row in rows}


def publish_slip(desk: Desk, folder: Path) -> None:
    """The form comes out of a file, and is published as it is."""
    file = folder / "请假条.json"
    file.write_text(json.dumps(SLIP), encoding="utf-8")
    desk.press(desk.page.get_by_role("link", name="新建表单"))
    desk.press(desk.page.get_by_role("link", name="从文件"))
    desk.page.set_input_files("input[type=file]", file)
    desk.press(desk.page.get_by_role("button", name="做成草稿"))
    editing.choose_action(desk, "发布")
    expect(desk.page.locator(".messages")).to_contain_text("已经发布")


def publish_rules(desk: Desk) -> None:
    """Text is pasted, its routes accepted, its heading filled in, and it is published."""
    page = desk.page
    desk.press(page.get_by_role("link", name="导入制度"))
    page.fill("textarea[name=text]", TEXT)
    desk.press(page.get_by_role("button", name="读取并查看提纲"))
    page.get_by_role("button", name="全部采用").click()
    expect(page.locator(".bf-offer").filter(has_text="已采用")).to_have_count(2)
    desk.look("outline")
    desk.press(page.get_by_role("button", name="存为草稿"))
    editing.tab(desk, "首部")
    page.fill("[name=issuer]", OFFICE)
    page.select_option("[name=binds]", label=OFFICE)
    editing.choose_action(desk, "发布")
    expect(page.locator(".messages")).to_contain_text("已经发布")


def come_in(desk: Desk, phone: str, first_password: str) -> None:
    """By number and first password; a password of one's own comes before all else."""
    desk.sign_in(phone, first_password)
    expect(desk.page).to_have_url(re.compile("/me/password/"))
    desk.look("own-password")
    desk.page.fill("#id_old_password", first_password)
    desk.page.fill("#id_new_password1", CHOSEN)
    desk.page.fill("#id_new_password2", CHOSEN)
    desk.press(desk.page.get_by_role("button", name="使用这个密码"))


def ask(desk: Desk) -> str:
    """Two days from tomorrow on; who decides is said before it is handed in."""
    staff.open_leave(desk)
    expect(desk.page.locator(".bf-prefill")).to_contain_text("网格员")
    staff.fill_leave(desk, days=2, first=staff.TODAY + timedelta(days=1))
    desk.page.locator("[name=reason]").blur()
    expect(desk.page.locator("#after")).to_contain_text("韩梅")
    desk.look("who-decides")
    return staff.hand_in(desk)
