"""The thread: from a clause to a sealed dossier."""

import time
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.dossiers.printed import Printed
from tests.journeys import editing
from tests.journeys.conftest import Sit
from tests.journeys.desk import PATIENCE_MILLISECONDS, Desk

TODAY = datetime.now(ZoneInfo("Asia/Shanghai")).date()
NOTE = "请假连着周末的，周末也算在天数里。"
BAND = "超过 2 天、不超过 7 天（含 7 天），分管领导签注意见，办事处主任批"


@pytest.mark.journey
def test_thread(sit_down: Sit) -> None:
    editing.hand_in_new_note(sit_down("policy-editor"), note=NOTE, in_force_from=TODAY)
    editing.approve(sit_down("policy-approver"))

    worker = sit_down("grid-worker", width=360)
    reads_the_new_edition(worker)
    matter = asks_for_five_days(worker)
    acts(sit_down("deputy-leader", width=360), matter, "opine", opinion="情况属实，建议准假。")
    acts(sit_down("office-director"), matter, "approve", opinion="同意。")
    acts(sit_down("office-clerk"), matter, "file")
    reports_back(worker, matter)

    dossier = opens_the_dossier(sit_down("archivist"), matter)
    assert "".join(BAND.split()) in dossier.text
    assert f"{TODAY.year}年第2版" in dossier.text


def reads_the_new_edition(desk: Desk) -> None:
    desk.look("home")
    desk.press(desk.page.get_by_role("link", name="制度"))
    desk.look("regulations")
    desk.press(desk.page.get_by_role("link", name=editing.REGULATION))
    expect(desk.page.locator("#edition option:checked")).to_contain_text("第2版")
    expect(desk.page.locator(".bf-prov:has(b:text-is('按天数审批'))")).to_contain_text(NOTE)
    desk.look("regulation-edition-2")


def asks_for_five_days(desk: Desk) -> str:
    desk.press(desk.page.get_by_role("link", name="填报"))
    desk.look("forms")
    desk.press(desk.page.get_by_role("link", name="请假条"))
    desk.look("leave-empty")
    fill_leave(desk, TODAY, TODAY + timedelta(days=4))
    explanation = desk.page.locator("#after")
    for told in ("分管领导", "办事处主任", "三.2"):
        expect(explanation).to_contain_text(told, timeout=PATIENCE_MILLISECONDS)
    explanation.locator("summary").first.click()
    desk.look("leave-filled-in")
    desk.press("button[value=submit]")
    desk.look("leave-handed-in")
    return desk.page.url


def fill_leave(desk: Desk, first: date, last: date) -> None:
    desk.page.get_by_label("事假", exact=True).check()
    desk.page.fill("[name=first_day]", first.isoformat())
    desk.page.fill("[name=last_day]", last.isoformat())
    desk.page.fill("[name=reason]", "回乡参加土地确权现场丈量，需本人到场。")


def acts(desk: Desk, matter: str, act: str, opinion: str = "") -> None:
    desk.look(f"{act}-waits")
    desk.press(desk.page.locator(f".bf-item a.t[href='{matter.removeprefix(desk.address)}']"))
    desk.page.fill("#opinion", opinion)
    desk.look(f"{act}-matter")
    desk.press(f"button[name=act][value={act}]")
    desk.look(f"{act}-done")


def reports_back(desk: Desk, matter: str) -> None:
    desk.page.goto(matter)
    desk.look("report-back")
    desk.press("button[name=act][value=report_back]")
    expect(desk.page.locator(".bf-head .bf-state").first).to_contain_text("办结")
    desk.look("closed")


def opens_the_dossier(desk: Desk, matter: str) -> Printed:
    desk.press(desk.page.get_by_role("link", name="编辑后台"))
    desk.press(desk.page.get_by_role("link", name="卷宗", exact=True))
    row = desk.page.locator("tr", has_text="事假")
    end = time.monotonic() + PATIENCE_MILLISECONDS / 1000
    while not row.count() and time.monotonic() < end:
        desk.page.wait_for_timeout(1000)
        desk.page.reload()
    desk.look("dossiers")
    content = desk.context.request.get(row.get_by_role("link", name="打开").get_attribute("href"))
    desk.album.keep_pdf(content.body(), "dossier")
    return Printed(content.body())
