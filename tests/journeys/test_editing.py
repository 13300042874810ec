"""The editor's mistakes are said before anything is published."""

import pytest
from playwright.sync_api import expect

from tests.journeys import editing
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]

REGULATION = "/regulations/community-grid-workers/"
UP_TO_TWO_DAYS = "input[name$='-rules-0-value-when-1-value-value'] + [data-bf-stands-for]"


class TestABandWithAHole:
    def test_is_not_handed_on(self, sit_down: Sit) -> None:
        desk = sit_down("policy-editor")
        desk.page.goto(REGULATION)
        before = desk.page.locator("#edition option").count()
        editing.open_regulation(desk)
        block = editing.clause(desk, "按天数审批")
        block.locator("[data-contentpath=rules] [data-panel-toggle]").first.click()
        block.locator(UP_TO_TWO_DAYS).fill("1")
        self.is_seen(desk)
        editing.choose_action(desk, "提交给")

        expect(desk.page.get_by_text("没有路线适用于").first).to_be_visible(timeout=60_000)
        desk.look("hole")
        desk.page.goto(REGULATION)
        expect(desk.page.locator("#edition option")).to_have_count(before)

    def is_seen(self, desk: Desk) -> None:
        """The picture shows it, and a day and a half, tried, has nobody who decides."""
        expect(desk.page.locator(".bf-band .hole")).to_have_count(1)
        expect(desk.page.locator(".bf-band .lab")).to_have_text("没人批")
        tried = desk.page.locator(".bf-try")
        tried.get_by_label("请假类别").select_option(label="事假")
        tried.get_by_label("申请人岗位").select_option(label="网格员")
        tried.get_by_label("请假天数（天）").fill("1.5")
        expect(tried.locator(".late")).to_contain_text("没人批")
        tried.get_by_label("请假天数（天）").fill("2.5")
        expect(tried.locator(".ok").first).to_contain_text("分管领导签注意见→办事处主任审批")
        desk.look("tried")
