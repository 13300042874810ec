"""Two who may do the same thing."""

import pytest
from playwright.sync_api import expect

from tests.journeys import staff
from tests.journeys.conftest import Sit

pytestmark = [pytest.mark.journey, pytest.mark.slow]


class TestAnOldTab:
    def test_is_told_what_happened_and_keeps_the_words(self, sit_down: Sit) -> None:
        matter = staff.ask_for_leave(sit_down("grid-clerk"), days=2)
        leader = sit_down("deputy-leader")
        leader.page.goto(matter)
        staff.act(leader, "approve", "同意。")
        first, second = sit_down("office-clerk"), sit_down("office-clerk-2", width=360)
        first.page.goto(matter)
        second.page.goto(matter)
        staff.act(first, "file", "已登记。")

        with second.expecting(409):
            staff.act(second, "file", "原件已收。")

        expect(second.page.locator("[role=alert]")).to_contain_text("没有改动")
        expect(second.page.get_by_text("原件已收。")).to_be_visible()
        second.look("somebody-was-quicker")
