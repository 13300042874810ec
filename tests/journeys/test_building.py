"""A form is built from nothing, tried out and published, and filled in; another comes of a table."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.forms.building.tables import ledger
from tests.journeys import building, editing
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]

TITLE = "入户走访"


def write(desk: Desk) -> None:
    """A day, a question, what it brings up, and rows of people."""
    page = desk.page
    page.fill("[name=title]", TITLE)
    page.select_option("[name=kind]", label="记录")
    day = building.add(desk, "日期", "走访日期")
    day.locator("[name$='-value-required']").check()
    day.locator("[name$='-value-fact']").select_option("record.day")
    building.add(desk, "是否", "有无困难")
    what = building.add(desk, "多行文字", "什么困难")
    building.shown_when(what, "有无困难", "是")
    group = building.add(desk, "重复组", "家里的人")
    building.add(desk, "文字", "姓名", within=group)
    found = page.locator("[data-bf-findings] li")
    expect(found).to_have_count(1)
    expect(found).to_contain_text("没有写明这张表由谁审批")


def lose_the_connection(desk: Desk) -> None:
    """What is written meanwhile is looked through once the connection is back, without a key pressed."""
    page, said = desk.page, desk.page.locator("[data-bf-said]")
    question = page.locator(building.LABELS).nth(1)
    page.route("**/look/", lambda asked: asked.abort())
    question.fill("有无难处")
    expect(said).to_contain_text("现在连不上检查")
    page.unroute("**/look/")
    offered = page.get_by_label("选择栏目").first.locator("option")
    expect(offered.filter(has_text="有无难处")).to_have_count(1)
    question.fill("有无困难")
    expect(offered.filter(has_text="有无困难")).to_have_count(1)


def see_it_on_a_phone(desk: Desk) -> None:
    """The preview beside the editor draws the real fields, and its conditions work."""
    desk.page.get_by_role("button", name="预览").first.click()
    shown = desk.page.frame_locator("iframe#w-preview-iframe, [data-preview-iframe]").first
    expect(shown.get_by_text("走访日期")).to_be_visible()
    expect(shown.get_by_text("什么困难")).to_be_hidden()
    shown.locator("label").filter(has_text=re.compile("^是$")).first.click()
    expect(shown.get_by_text("什么困难")).to_be_visible()
    desk.page.get_by_role("button", name="预览").first.click()


def try_it(desk: Desk) -> None:
    """What the server would say, in a window of its own; nothing is kept."""
    with desk.context.expect_page() as opened:
        desk.page.get_by_role("button", name="试填").click()
    tab: Page = opened.value
    tab.get_by_role("button", name="看系统怎么说").click()
    expect(tab.locator("[role=alert]")).to_contain_text("走访日期")
    expect(tab.locator("aside")).to_contain_text("什么困难")
    tab.close()


def test_building_a_form(sit_down: Sit) -> None:
    desk = sit_down("admin")
    building.begin(desk, "从空白开始")
    # While a block is still empty, the editor cannot save by itself.
    with desk.expecting(400):
        write(desk)
    lose_the_connection(desk)
    desk.look("built")
    see_it_on_a_phone(desk)
    try_it(desk)
    editing.choose_action(desk, "发布")
    desk.page.locator(".messages").filter(has_text=TITLE).wait_for()
    worker = sit_down("grid-worker", width=360)
    worker.page.goto("/forms/ru-hu-zou-fang/")
    worker.page.fill("[name=zou_fang_ri_qi]", "2026-03-02")
    worker.page.locator("label").filter(has_text=re.compile("^是$")).first.click()
    worker.page.fill("[name=shen_me_kun_nan]", "屋顶漏雨")
    worker.page.fill("[name='jia_li_de_ren.0.xing_ming']", "李四")
    worker.look("filled-in")
    with worker.expecting(422):
        worker.press(worker.page.get_by_role("button", name=re.compile("提交")))
    # Every answer fits; only the clause that says who decides is still to be written.
    expect(worker.page.locator("[role=alert]")).to_contain_text("由谁审批")
    expect(worker.page.locator(".bf-field.bad")).to_have_count(0)
    expect(worker.page.locator("[name=shen_me_kun_nan]")).to_have_value("屋顶漏雨")


def test_a_form_of_a_table(sit_down: Sit, tmp_path: Path) -> None:
    table = tmp_path / "台账.xlsx"
    table.write_bytes(ledger())
    desk = sit_down("admin")
    building.begin(desk, "从表格的表头")
    desk.page.set_input_files("input[type=file]", table)
    desk.press(desk.page.get_by_role("button", name="读取表头"))
    desk.look("columns")
    desk.page.get_by_label("“住户信息”下面各列做成").select_option(label="可填多行的一组")
    desk.page.get_by_label("类型").nth(2).select_option(label="文字")
    desk.press(desk.page.get_by_role("button", name="做成草稿"))
    expect(desk.page.locator("[data-streamfield-child]").first).to_be_visible()
    desk.look("draft")
    link = desk.page.get_by_role("link", name="条件图")
    desk.press(link)
    desk.look("conditions")
