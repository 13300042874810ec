"""The thread: from a clause to a sealed dossier."""

import time

import pytest
from playwright.sync_api import expect

from tests.dossiers.printed import Printed
from tests.journeys import editing, staff
from tests.journeys.conftest import Sit
from tests.journeys.desk import PATIENCE_MILLISECONDS, Desk

NOTE = "请假连着周末的，周末也算在天数里。"
BAND = "超过 2 天、不超过 7 天（含 7 天），分管领导签注意见，办事处主任批"


@pytest.mark.journey
def test_thread(sit_down: Sit) -> None:
    editing.hand_in_new_note(sit_down("policy-editor"), note=NOTE, in_force_from=staff.TODAY)
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
    assert f"{staff.TODAY.year}年第2版" in dossier.text


def reads_the_new_edition(desk: Desk) -> None:
    desk.look("home")
    desk.press(desk.page.get_by_role("link", name="制度"))
    desk.look("regulations")
    desk.press(desk.page.get_by_role("link", name=editing.REGULATION))
    expect(desk.page.locator("#edition option:checked")).to_contain_text("第2版")
    clause = desk.page.locator(".bf-prov:has(b:text-is('按天数审批'))")
    expect(clause).to_contain_text(NOTE)
    desk.look("regulation-edition-2")


def asks_for_five_days(desk: Desk) -> str:
    staff.open_leave(desk)
    desk.look("leave-empty")
    staff.fill_leave(desk, days=5)
    explanation = desk.page.locator("#after")
    for told in ("分管领导", "办事处主任", "三.2"):
        expect(explanation).to_contain_text(told)
    explanation.locator("ol summary").first.click()
    expect(explanation).to_contain_text(BAND)
    desk.look("leave-filled-in")
    matter = staff.hand_in(desk)
    desk.look("leave-handed-in")
    return matter


def acts(desk: Desk, matter: str, act: str, opinion: str = "") -> None:
    desk.look(f"{act}-waits")
    desk.press(staff.waiting(desk, matter))
    desk.page.fill("#opinion", opinion)
    desk.look(f"{act}-matter")
    staff.act(desk, act, opinion)
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
    address = row.get_by_role("link", name="打开").get_attribute("href")
    content = desk.context.request.get(f"{address}").body()
    desk.album.keep_pdf(content, "dossier")
    return Printed(content)
