"""查询: from what somebody remembers to the matter, on a phone and without scripts."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys import staff
from tests.journeys.conftest import Sit

pytestmark = [pytest.mark.journey, pytest.mark.slow]


class TestLookingForAMatter:
    def test_finds_it_by_a_word_on_a_phone_without_scripts(self, sit_down: Sit) -> None:
        asking = sit_down("grid-worker-3")
        matter = staff.ask_for_leave(asking, days=2, first=staff.TODAY + timedelta(weeks=4))
        desk = sit_down("grid-worker-3", width=360, script=False)

        desk.look("to-do")
        desk.press(desk.page.get_by_role("link", name="查询"))
        desk.look("the-newest")
        desk.page.fill("[name=q]", "确权 丈量")
        desk.page.get_by_text("缩小范围").click()
        desk.page.select_option("[name=kind]", "leave")
        desk.press(desk.page.get_by_role("button", name="查找"))
        desk.look("found")
        desk.press(desk.page.locator(".bf-list a.t"))

        assert desk.page.url == matter

    def test_says_what_to_try_when_nothing_is_found(self, sit_down: Sit) -> None:
        desk = sit_down("grid-worker")
        desk.press(desk.page.get_by_role("link", name="查询"))
        desk.page.fill("[name=q]", "卫星云图")
        desk.press(desk.page.get_by_role("button", name="查找"))

        expect(desk.page.get_by_text("没有找到“卫星云图”")).to_be_visible()
        desk.look("nothing")
