"""A deadline is changed in a draft, and tried on a case that was reported before: nothing binds yet."""

import pytest
from playwright.sync_api import expect

from tests.journeys import editing, staff
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]

REGULATION = "网格化管理制度"
OLD, NEW = "30 天内", "40 天内"


def report(desk: Desk) -> str:
    desk.page.goto("/forms/case/")
    desk.page.locator("[name=complexity][value=major]").evaluate("tile => tile.click()")
    desk.page.fill("[name=description]", "楼道灯不亮。")
    desk.page.locator("[name=description]").blur()
    expect(desk.page.locator("#after")).to_contain_text("24:00 前")
    return staff.hand_in(desk)


def draft_forty_days(desk: Desk) -> None:
    """三十天改四十天, saved but not handed on."""
    editing.open_regulation(desk, REGULATION)
    block = editing.clause(desk, "限时办结")
    text = block.locator("textarea[name$='-value-text']")
    text.fill(text.input_value().replace(OLD, NEW))
    rule = block.locator(".bf-rules-stream > div > [data-streamfield-child]").nth(3)
    rule.locator("[data-panel-toggle]").first.click()
    quote = block.locator("input[name$='-rules-3-value-quote']")
    quote.fill(quote.input_value().replace(OLD, NEW))
    block.locator("input[name$='-rules-3-value-amount']").fill("40")
    desk.press(desk.page.locator("footer").get_by_role("button", name="保存草稿"))


def try_it(desk: Desk) -> None:
    """From where the draft was saved."""
    desk.page.locator("footer [data-w-dropdown-target=toggle]").click()
    desk.press(desk.page.locator("footer").get_by_role("link", name="试运行"))
    desk.look("what-is-tried")
    desk.press(desk.page.get_by_role("button", name="开始试运行"))


class TestADraftOfFortyDays:
    def test_is_tried_on_what_was_reported(self, sit_down: Sit) -> None:
        lead = sit_down("township-grid-lead", width=360)
        page = report(lead)
        desk = sit_down("policy-editor")
        draft_forty_days(desk)
        try_it(desk)
        address = desk.page.url

        # Closed, and opened again later: it went on by itself.
        desk.page.goto("/admin/")
        desk.page.goto(address)
        expect(desk.page.locator(".bt-tiles")).to_be_visible()
        expect(desk.page.locator("#trial-chart svg")).to_be_visible()
        desk.look("result")
        row = desk.page.locator(".bt-rows tbody tr").filter(has_text="40 天").first
        expect(row).to_contain_text("时限不同")
        row.locator("summary").last.click()
        expect(row).to_contain_text("40 天")
        desk.look("why")
        with desk.page.expect_download() as saved:
            desk.page.get_by_role("link", name="Excel").click()
        assert saved.value.suggested_filename.endswith(".xlsx")

        lead.page.goto(page)
        expect(lead.page.locator(".bf-head")).to_contain_text("还有 30 天")
