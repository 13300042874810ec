"""A request that is made of data only: a form and a route, no code (用章申请)."""

import pytest
from playwright.sync_api import expect

from tests.journeys import staff
from tests.journeys.conftest import Sit

pytestmark = [pytest.mark.journey, pytest.mark.slow]


class TestARequestMadeOfData:
    def test_runs_to_its_end(self, sit_down: Sit) -> None:
        worker = sit_down("grid-worker-4", width=360)
        worker.press(worker.page.get_by_role("link", name="填报"))
        worker.press(worker.page.get_by_role("link", name="用章申请"))
        worker.page.get_by_label("办事处公章", exact=True).check()
        worker.page.fill("[name=subject]", "关于井盖维修的函")
        worker.page.fill("[name=copies]", "12")
        expect(worker.page.locator("#after")).to_contain_text("办事处主任")
        worker.look("seal-filled-in")
        matter = staff.hand_in(worker)
        for user, act in (
            ("deputy-leader-2", "opine"),
            ("office-director", "approve"),
            ("office-clerk", "file"),
        ):
            desk = sit_down(user)
            desk.page.goto(matter)
            staff.act(desk, act, "同意。")
        worker.page.goto(matter)
        expect(worker.page.locator(".bf-head .bf-state").first).to_contain_text("办结")
        worker.look("seal-closed")
