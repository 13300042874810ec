"""A slip that is sent back is corrected and handed in again."""

import pytest
from playwright.sync_api import expect

from tests.journeys import staff
from tests.journeys.conftest import Sit

pytestmark = [pytest.mark.journey, pytest.mark.slow]


class TestAReturnedSlip:
    def test_is_corrected_and_handed_in_again(self, sit_down: Sit) -> None:
        worker = sit_down("grid-head", width=360)
        matter = staff.ask_for_leave(worker, days=3)
        leader = sit_down("deputy-leader", width=360)
        leader.press(staff.waiting(leader, matter))
        staff.act(leader, "return", "请补充证明材料。")

        worker.page.goto("/")
        worker.look("sent-back")
        worker.press(worker.page.get_by_role("link", name="去修改"))
        worker.look("to-be-corrected")
        worker.page.fill("[name=reason]", "已补充：村委会通知。")
        staff.hand_in(worker)

        expect(worker.page.locator(".bf-head .bf-state").first).to_contain_text("等分管领导")
        worker.look("handed-in-again")
