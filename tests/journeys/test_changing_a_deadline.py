"""A deadline is changed in the CMS: new cases follow it, those under way keep theirs."""

import pytest
from playwright.sync_api import expect

from tests.journeys import editing, staff
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]

REGULATION = "网格化管理制度"
OLD, NEW = "一般的矛盾、诉求，7 天内办结或者答复", "一般的矛盾、诉求，5 天内办结或者答复"


def report(desk: Desk) -> str:
    desk.page.goto("/forms/case/")
    desk.page.fill("[name=description]", "邻里噪声，夜里装修。")
    desk.page.locator("[name=description]").blur()
    expect(desk.page.locator("#after")).to_contain_text("24:00 前")
    return staff.hand_in(desk)


def shorten(desk: Desk) -> None:
    """七天改五天: in the text of the clause, in the rule and in the words that it rests on."""
    editing.open_regulation(desk, REGULATION)
    editing.comes_into_force(desk, staff.TODAY)
    block = editing.clause(desk, "限时办结")
    text = block.locator("textarea[name$='-value-text']")
    text.fill(text.input_value().replace(OLD, NEW))
    block.locator("[data-contentpath=rules] [data-panel-toggle]").first.click()
    block.locator("input[name$='-rules-0-value-quote']").fill(NEW)
    block.locator("input[name$='-rules-0-value-amount']").fill("5")
    block.locator(
        "input[name$='-rules-0-value-starts_with'], select[name$='-rules-0-value-starts_with']"
    ).scroll_into_view_if_needed()
    desk.look("deadline-in-the-editor")
    editing.choose_action(desk, "提交给")
    desk.page.get_by_text("已经提交进行审核").wait_for()


class TestAShorterDeadline:
    def test_holds_for_new_cases_only(self, sit_down: Sit) -> None:
        lead = sit_down("township-grid-lead", width=360)
        earlier = report(lead)
        shorten(sit_down("policy-editor"))
        editing.approve(sit_down("policy-approver"), REGULATION)

        later = report(lead)

        expect(lead.page.locator(".bf-head")).to_contain_text("还有 5 天")
        lead.look("five-days")
        lead.page.goto(earlier)
        expect(lead.page.locator(".bf-head")).to_contain_text("还有 7 天")
        assert earlier != later
