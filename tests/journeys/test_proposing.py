"""An office's Word file brings its rules along: proposed, accepted, mended, read in the editor."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.importing.word_files import leave_rules, saved
from tests.journeys import editing
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk
from tests.journeys.test_importing import EDITOR, row, upload

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    """Rules on night duty whose words lay down routes and duties."""
    path = tmp_path / "守夜请假.docx"
    path.write_bytes(saved(leave_rules()))
    return path


def offer(desk: Desk, words: str) -> Locator:
    """The proposal that rests on these words."""
    return desk.page.locator(".bf-offer").filter(has_text=words).first


def choose(offered: Locator, label: str, option: str) -> None:
    offered.get_by_label(label).select_option(label=option)


def decide(desk: Desk) -> None:
    """One accepted, one refused, one accepted with all that lack nothing, one after a choice."""
    choose(offer(desk, "每周至少巡查"), "记录表单", "检查记录")
    offer(desk, "2天以内").get_by_role("button", name="采用").click()
    expect(offer(desk, "2天以内")).to_contain_text("已采用")
    expect(offer(desk, "2天以内").get_by_role("button", name="重新决定")).to_be_focused()
    offer(desk, "每月走访").get_by_role("button", name="先不用").click()
    expect(offer(desk, "每月走访")).to_contain_text("未采用")
    desk.page.get_by_role("button", name="全部采用").click()
    expect(offer(desk, "超过2天")).to_contain_text("已采用")
    offer(desk, "每周至少巡查").get_by_role("button", name="采用").click()
    expect(offer(desk, "每周至少巡查")).to_contain_text("已采用")
    expect(offer(desk, "每周至少巡查")).to_contain_text("每周至少 3 次，记入“检查记录”")


def mend(desk: Desk) -> None:
    """What was accepted reads itself; another figure, and it reads otherwise."""
    clause = editing.clause(desk, "请假2天以内")
    expect(clause.locator(".bf-reads")).to_contain_text(["不超过 2 天", "超过 2 天"])
    rule = clause.locator("[data-contentpath=rules] [data-streamfield-child]").first
    rule.locator("[data-panel-toggle]").first.click()
    rule.locator("[data-contentpath=when] input[type=number]").fill("3")
    expect(clause.locator(".bf-reads").first).to_contain_text("不超过 3 天")


def suggest(desk: Desk) -> None:
    """What was left out of the import is proposed again beside its clause."""
    clause = editing.clause(desk, "每月走访")
    clause.get_by_role("button", name="建议规则").click()
    told = clause.locator(".bf-suggested li")
    # Two forms note how many households were visited: which one, the editor chooses.
    expect(told).to_contain_text("每月走访户数至少 5 户")
    expect(told).to_contain_text("还要填写：记录表单")
    desk.look("suggested")
    told.get_by_role("button", name="加上").click()
    expect(told).to_contain_text("本条已有这条规则")
    expect(clause.locator("[data-contentpath=rules] .bf-reads")).to_have_count(1)


def test_rules_are_proposed(sit_down: Sit, word_file: Path) -> None:
    desk = sit_down("policy-editor")
    upload(desk, word_file)
    expect(row(desk, "2天以内").locator("mark")).to_have_count(2)
    desk.look("proposed")
    decide(desk)
    desk.look("decided")
    desk.press(desk.page.get_by_role("button", name="存为草稿"))

    expect(desk.page).to_have_url(EDITOR)
    mend(desk)
    desk.look("mended")
    suggest(desk)
    editing.save(desk)
    clause = editing.clause(desk, "请假2天以内")
    expect(clause.locator(".bf-reads").first).to_contain_text("不超过 3 天")
    desk.look("saved")


def test_without_a_script(sit_down: Sit, word_file: Path) -> None:
    desk = sit_down("policy-editor", script=False)
    desk.page.goto("/admin/import/")
    desk.page.set_input_files("input[type=file]", word_file)
    desk.press(desk.page.get_by_role("button", name="读取并查看提纲"))
    desk.press(offer(desk, "2天以内").get_by_role("button", name="采用"))
    expect(offer(desk, "2天以内")).to_contain_text("已采用")
    desk.press(desk.page.get_by_role("button", name="撤销上一步"))

    expect(offer(desk, "2天以内").get_by_role("button", name="采用")).to_be_visible()
