"""A case: reported on a phone, handed up, solved, answered, closed, and its dossier opened."""

import pytest
from playwright.sync_api import expect

from tests.journeys import staff
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]

WHAT = "5号楼前井盖松动，有老人绊了一下。"


def report(desk: Desk) -> str:
    desk.press(desk.page.get_by_role("link", name="填报"))
    desk.press(desk.page.get_by_role("link", name="事件登记表"))
    desk.page.fill("[name=title]", "井盖松动")
    desk.page.fill("[name=description]", WHAT)
    desk.page.get_by_label("公共设施", exact=True).check()
    desk.page.fill("[name=place]", "春和苑5号楼前")
    desk.page.fill("[name=reporter_name]", "李阿姨")
    expect(desk.page.locator("#after")).to_contain_text("服务站")
    desk.look("case-filled-in")
    return staff.hand_in(desk)


class TestACase:
    def test_goes_up_is_solved_and_answered(self, sit_down: Sit) -> None:
        worker = sit_down("grid-worker", width=360)
        matter = report(worker)
        worker.look("reported")
        staff.act(worker, "accept")
        worker.page.goto(matter)
        worker.look("accepted")
        staff.act(worker, "hand_up", "井圈裂了，要换，本网格办不了。")

        head = sit_down("grid-head", width=360)
        head.look("head-waits")
        head.press(staff.waiting(head, matter))
        staff.act(head, "handle", "先围起来，联系市政。")
        head.page.goto(matter)
        staff.act(head, "resolve", "市政已换新井盖。")
        head.page.goto(matter)
        head.look("resolved")
        staff.act(head, "answer", "已电话告诉李阿姨，她认可。")
        head.page.goto(matter)
        staff.act(head, "close")
        head.page.goto(matter)

        expect(head.page.locator(".bf-head .bf-state").first).to_contain_text("办结")
        head.look("closed")


class TestADeadline:
    def test_is_shown_before_and_after(self, sit_down: Sit) -> None:
        lead = sit_down("township-grid-lead", width=360)
        lead.press(lead.page.get_by_role("link", name="填报"))
        lead.press(lead.page.get_by_role("link", name="事件登记表"))
        lead.page.fill("[name=description]", "邻里噪声，夜里装修。")
        expect(lead.page.locator("#after")).to_contain_text("24:00 前办结或答复")
        lead.look("deadline-foretold")
        matter = staff.hand_in(lead)
        lead.look("deadline")
        lead.page.goto("/")
        expect(staff.waiting(lead, matter)).to_be_visible()
        expect(lead.page.get_by_text("还有 7 天").first).to_be_visible()
        lead.look("deadline-in-the-list")
