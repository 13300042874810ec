"""A diary of a patrol: filed, its problem made a case in one tap, looked over."""

import pytest
from playwright.sync_api import expect

from tests.journeys import staff
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]


def fill_diary(desk: Desk) -> None:
    desk.press(desk.page.get_by_role("link", name="填报"))
    desk.press(desk.page.get_by_role("link", name="民情日记"))
    desk.page.fill("[name=day]", staff.TODAY.isoformat())
    desk.page.fill("[name=from_time]", "08:00")
    desk.page.fill("[name=to_time]", "10:15")
    desk.page.fill("[name=area]", "春和苑1至6号楼")
    desk.page.fill("[name=households]", "4")
    desk.page.locator("#f-found").get_by_label("是", exact=True).check()
    desk.page.fill("[name=problems]", "5号楼楼道堆杂物，挡住消防栓。")
    desk.page.fill("[name=handling]", "当场劝过，没有搬走。")


class TestADiary:
    def test_is_filed_becomes_a_case_and_is_looked_over(self, sit_down: Sit) -> None:
        worker = sit_down("grid-worker-2", width=360)
        fill_diary(worker)
        expect(worker.page.locator("#after")).to_contain_text("网格长")
        worker.look("diary-filled-in")
        diary = staff.hand_in(worker)
        worker.look("diary-filed")

        worker.press(worker.page.get_by_role("button", name="转为事件登记表"))
        expect(worker.page.locator("#family")).to_contain_text("来自")
        worker.look("case-out-of-the-diary")
        worker.page.goto(diary)
        expect(worker.page.locator("#family")).to_contain_text("已转成")

        head = sit_down("grid-head-2", width=360)
        head.press(staff.waiting(head, diary))
        head.look("diary-to-be-checked")
        staff.act(head, "check")
        head.page.goto(diary)
        expect(head.page.locator(".bf-head .bf-state").first).to_contain_text("已核对")
        head.look("diary-checked")

    def test_without_its_span_comes_back_with_everything(self, sit_down: Sit) -> None:
        worker = sit_down("grid-worker-3", width=360)
        fill_diary(worker)
        worker.page.fill("[name=to_time]", "")
        with worker.expecting(422):
            worker.press("button[value=submit]")
        expect(worker.page.locator("#summary")).to_contain_text("巡查时段")
        expect(worker.page.locator("[name=area]")).to_have_value("春和苑1至6号楼")
        worker.look("diary-incomplete")
