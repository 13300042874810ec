"""A leaders' meeting decides several slips in a row; a slip over a meeting says so (D1-3.2d, D1-3.2i)."""

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.dossiers.printed import Printed
from tests.journeys import staff
from tests.journeys.accessible import assert_accessible
from tests.journeys.conftest import Sit
from tests.journeys.desk import PATIENCE_MILLISECONDS, Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]

MEETING, TALK = "领导班子会", "街道安全生产例会"
PRESENT = ("贺堃", "孟昇", "宋祎")
#: Heads of grids, whose days no other journey asks for.
SICK, REFUSED, EXPECTED = "grid-head-2", "grid-head-3", "grid-head-4"
TOMORROW = staff.TODAY + timedelta(days=1)
#: A meeting that is called must lie ahead, and its decisions are written down on its day.
SOON = timedelta(minutes=2)


def test_two_slips_are_decided_at_one_sitting(sit_down: Sit) -> None:
    sick = asks_for_sick_leave(sit_down(SICK, width=360), days=16)
    long = staff.ask_for_leave(sit_down(REFUSED), days=20)

    clerk = sit_down("office-clerk")
    calls(clerk, MEETING, datetime.now(ZoneInfo("Asia/Shanghai")) + SOON, body="leaders-meeting")
    writes_down_who_was_there(clerk)
    records(clerk, sick, "deliberate", ("3", "0", "0"), "同意病假 16 天，工作由邻近网格员代管。")
    records(clerk, long, "reject", ("0", "2", "1"), "年底工作集中，不同意请 20 天事假。")
    clerk.look("sitting-decided")

    files(clerk, sick)
    worker = sit_down(SICK, width=360)
    worker.page.goto(sick)
    expect(worker.page.locator("#log")).to_contain_text(f"{MEETING} ·")
    worker.look("approved-and-on-file")
    worker.press("button[name=act][value=report_back]")
    refused = sit_down(REFUSED, width=360)
    refused.page.goto(long)
    expect(refused.page.locator(".bf-head .bf-state").first).to_contain_text("不批准")

    dossier = opens_the_dossier(sit_down("archivist"), "病假 16 天")
    for told in (MEETING, *PRESENT, "赞成：3"):
        assert told in dossier.text, dossier.text


def test_a_slip_over_a_meeting_asks_for_leave_from_it(sit_down: Sit) -> None:
    clerk = sit_down("office-clerk")
    calls(clerk, TALK, datetime.combine(TOMORROW, datetime.min.time()).replace(hour=9))

    worker = sit_down(EXPECTED, width=360)
    staff.open_leave(worker)
    staff.fill_leave(worker, days=2, first=TOMORROW)
    told = worker.page.locator("#after")
    expect(told).to_contain_text(TALK)
    expect(told).to_contain_text("三.2")
    worker.page.wait_for_load_state("networkidle")
    worker.look("slip-over-a-meeting")
    assert_accessible(worker)
    matter = staff.hand_in(worker)
    worker.look("handed-in-over-a-meeting")
    worker.press(worker.page.locator("#meetings button"))
    expect(worker.page.locator("[name=meeting]")).to_have_value(
        f"{TALK}（{TOMORROW.month}月{TOMORROW.day}日 09:00）"
    )
    worker.look("leave-from-the-meeting")
    asked = staff.hand_in(worker)

    leader = sit_down("office-director", width=360)
    leader.page.goto(asked)
    leader.look("principal-leader-decides")
    staff.act(leader, "approve", "同意。会后把材料补看一遍。")

    worker.page.goto(matter)
    expect(worker.page.locator("#meetings")).to_contain_text("请假")
    expect(worker.page.locator("#basis")).not_to_contain_text(TALK)
    clerk.page.reload()
    expect(clerk.page.locator("#absent li", has_text="请假").first).to_be_visible()
    clerk.look("roll-call")
    assert_accessible(clerk)


def asks_for_sick_leave(desk: Desk, *, days: int) -> str:
    staff.open_leave(desk)
    staff.fill_leave(desk, days=days, reason="腰椎手术后静养。")
    desk.page.get_by_label("病假", exact=True).check()
    expect(desk.page.locator("#after")).to_contain_text("领导会议")
    return staff.hand_in(desk)


def calls(desk: Desk, name: str, starts: datetime, body: str = "") -> None:
    desk.press(desk.page.get_by_role("link", name="会议", exact=True))
    desk.page.fill("#name", name)
    desk.page.select_option("#body", body)
    desk.page.fill("#starts", f"{starts:%Y-%m-%dT%H:%M}")
    desk.page.locator("#starts").dispatch_event("change")
    expect(desk.page.locator("#away-then")).to_contain_text("谁在休假")
    desk.page.fill("#place", "三楼会议室")
    desk.look("calling-a-meeting")
    assert_accessible(desk)
    desk.press("main button.btn-primary")
    expect(desk.page.locator("h1")).to_have_text(name)
    desk.look("meeting-called")


def writes_down_who_was_there(desk: Desk) -> None:
    for name in PRESENT:
        desk.page.get_by_label(name, exact=True).check()
    desk.page.fill("#also_present", "林婳（记录）")
    desk.look("who-was-there")
    desk.press("#present button.btn-primary")
    expect(desk.page.locator("#present")).to_contain_text("贺堃")
    assert_accessible(desk)


def records(
    desk: Desk, matter: str, act: str, votes: tuple[str, str, str], resolution: str
) -> None:
    serial = matter.rstrip("/").rpartition("/")[2]
    item = desk.page.locator(f"#m-{serial}")
    item.locator("summary").click()
    for name, number in zip(("in_favour", "against", "abstained"), votes, strict=True):
        item.locator(f"[name={name}]").fill(number)
    item.locator("[name=opinion]").fill(resolution)
    desk.look(f"{act}-at-the-sitting")
    desk.press(item.locator(f"button[value={act}]"))
    expect(desk.page.locator("#decided")).to_contain_text(resolution)


def files(desk: Desk, matter: str) -> None:
    desk.page.goto(matter)
    staff.act(desk, "file")


def opens_the_dossier(desk: Desk, title: str) -> Printed:
    desk.press(desk.page.get_by_role("link", name="编辑后台"))
    desk.press(desk.page.get_by_role("link", name="卷宗", exact=True))
    row = desk.page.locator("tr", has_text=title)
    end = time.monotonic() + PATIENCE_MILLISECONDS / 1000
    while not row.count() and time.monotonic() < end:
        desk.page.wait_for_timeout(1000)
        desk.page.reload()
    address = row.first.get_by_role("link", name="打开").get_attribute("href")
    content = desk.context.request.get(f"{address}").body()
    desk.album.keep_pdf(content, "dossier")
    return Printed(content)
