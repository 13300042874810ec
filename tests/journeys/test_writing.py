"""A regulation is written from nothing: outline, rules that read themselves, references, moderation."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.journeys import editing, long_regulation, staff
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk
from tests.journeys.running import RunningOffice

pytestmark = [pytest.mark.journey, pytest.mark.slow]

TITLE = "会议室使用办法"


def begin(desk: Desk) -> None:
    """An empty regulation on the shelf."""
    desk.press(desk.page.get_by_role("link", name="编辑后台"))
    desk.page.get_by_role("button", name="页面").click()
    desk.press(desk.page.get_by_role("link", name="制度", exact=True))
    shelf = desk.page.url.rstrip("/").rsplit("/", 1)[-1]
    desk.page.goto(f"/admin/pages/add/regulations/regulationpage/{shelf}/")
    desk.page.fill("[name=title]", TITLE)
    editing.tab(desk, "首部")
    desk.page.fill("[name=issuer]", "柳河镇")
    township = desk.page.locator("[name=binds] option").filter(has_text="镇").first
    desk.page.select_option("[name=binds]", value=township.get_attribute("value"))
    desk.look("heading-part")
    editing.tab(desk, "正文")


def write(desk: Desk, title: str, text: str, *, deeper: bool = False) -> None:
    """One more clause behind the one that is open."""
    desk.page.locator("[data-bf=add]").click()
    here = desk.page.locator(".bf-body > .bf-here")
    here.locator("input[name$='-value-title']").fill(title)
    here.locator("textarea[name$='-value-text']").fill(text)
    if deeper:
        desk.page.locator("[data-bf=indent]").click()


def write_body(desk: Desk) -> None:
    write(desk, "总则", "会议室归办公室管。")
    write(desk, "使用", "用会议室先申请。")
    write(desk, "谁来批", "镇领导批。", deeper=True)
    write(desk, "用完", "用完收拾干净。")


class TestWritingFromNothing:
    def test_ends_with_an_edition_that_people_read(self, sit_down: Sit) -> None:
        desk = sit_down("policy-editor")
        begin(desk)
        write_body(desk)
        editing.expect_outline(desk, ["一、 总则", "二、 使用", "1 谁来批", "2 用完"])
        self.move(desk)
        self.refer(desk)
        self.lay_down(desk)
        editing.comes_into_force(desk, staff.TODAY)
        editing.choose_action(desk, "提交给")
        # Of a page that saved itself meanwhile it says so in other words.
        said = desk.page.locator(".messages").filter(has_text=re.compile("提交(进行)?审核"))
        said.wait_for()
        approver = sit_down("policy-approver")
        editing.approve(approver, TITLE)
        approver.page.goto("/regulations/hui-yi-shi-shi-yong-ban-fa/")
        expect(approver.page.locator("article")).to_contain_text("照本办法一.1办")
        expect(approver.page.locator("article")).to_contain_text("镇领导审批")
        approver.look("meeting-rooms")

    def move(self, desk: Desk) -> None:
        """二 goes before 一 with all that is under it; undone, and done again by the keys."""
        editing.clause(desk, "使用")
        desk.page.locator("[data-bf=up]").click()
        moved = ["一、 使用", "1 谁来批", "2 用完", "二、 总则"]
        editing.expect_outline(desk, moved)
        desk.page.locator("[data-bf=undo]").click()
        assert editing.outline(desk)[0] == "一、 总则"
        desk.page.locator(".bf-here textarea[name$='-value-text']").press("Alt+ArrowUp")
        editing.expect_outline(desk, moved)
        desk.look("moved")

    def refer(self, desk: Desk) -> None:
        clause = editing.clause(desk, "用完")
        text = clause.locator("textarea[name$='-value-text']")
        text.fill("照")
        clause.locator("[data-bf=refer]").click()
        desk.page.locator("dialog .bf-choice").filter(has_text="谁来批").click()
        text.press("End")
        text.press_sequentially("办。")
        expect(clause.locator(".bf-refers")).to_contain_text("一.1 谁来批")

    def lay_down(self, desk: Desk) -> None:
        clause = editing.clause(desk, "谁来批")
        clause.locator("[data-kind=route]").click()
        reads = clause.locator(".bf-reads")
        expect(reads).to_contain_text("还差")
        clause.locator("select[name$='-value-form']").select_option(label="用章申请")
        clause.locator("[data-contentpath=stations] [data-streamfield-list-add]").click()
        clause.locator("select[name$='-value-post']").select_option(label="镇领导")
        expect(reads).to_contain_text("镇领导审批")
        desk.look("rule-reads")
        # The route asks about nothing, so it answers at once.
        expect(desk.page.locator(".bf-try-said")).to_contain_text("镇领导审批")


class TestAPageOfThreeHundredClauses:
    #: On a desk of its own it takes a second or two; machines that test do more than one thing.
    BOUND_SECONDS = 15

    def test_opens_at_once_and_draws_one(self, sit_down: Sit, running: RunningOffice) -> None:
        running.call("from tests.journeys.long_regulation import make; make()")
        desk = sit_down("policy-editor")
        editing.open_regulation(desk, long_regulation.TITLE)
        began = time.monotonic()
        desk.page.reload(wait_until="commit")
        expect(desk.page.locator(".bf-out > li")).to_have_count(long_regulation.CLAUSES)
        took = time.monotonic() - began

        assert desk.page.locator(".bf-body textarea:visible").count() < 10
        assert desk.page.locator("#page-edit-form :is(input, select, textarea)").count() < 2_000
        assert took < self.BOUND_SECONDS

    def test_saves_what_was_changed_and_loses_nothing(
        self, sit_down: Sit, running: RunningOffice
    ) -> None:
        desk = sit_down("policy-editor")
        editing.open_regulation(desk, long_regulation.TITLE)
        clause = editing.clause(desk, "第 155 件事")
        clause.locator("textarea[name$='-value-text']").fill("改过的一条。")
        editing.save(desk)

        assert len(editing.outline(desk)) == long_regulation.CLAUSES
        changed = editing.clause(desk, "第 155 件事").locator("textarea[name$='-value-text']")
        expect(changed).to_have_value("改过的一条。")
        other = editing.clause(desk, "第 156 件事")
        expect(other.locator("textarea[name$='-value-text']")).to_have_value(re.compile("再办妥当"))
        expect(other.locator(".bf-reads")).to_contain_text("157 个工作日")
