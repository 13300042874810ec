"""An office's own Word file becomes a draft that the editor goes on writing."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.importing.word_files import duty_rules, saved
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk

#: Where a page is edited.
EDITOR = re.compile(r"/admin/pages/\d+/edit/$")
pytestmark = [pytest.mark.journey, pytest.mark.slow]


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    """Rules on night duty, with Word's own numbers, a table and words deleted while tracked."""
    path = tmp_path / "值班.docx"
    path.write_bytes(saved(duty_rules()))
    return path


def upload(desk: Desk, file: Path) -> None:
    """From the staff site to the import, by the menu."""
    desk.press(desk.page.get_by_role("link", name="编辑后台"))
    desk.press(desk.page.get_by_role("link", name="导入制度"))
    desk.look("import")
    desk.page.set_input_files("input[type=file]", file)
    desk.press(desk.page.get_by_role("button", name="读取并查看提纲"))


def row(desk: Desk, words: str) -> Locator:
    """One clause of the outline."""
    return desk.page.locator(".bf-clause").filter(has_text=words).first


def correct(desk: Desk) -> None:
    """One level up and back, split, taken back, marked, and given a name."""
    row(desk, "带手电").get_by_role("button", name="升级").click()
    expect(row(desk, "带手电")).to_have_class(re.compile("bf-clause--2"))
    desk.page.get_by_role("button", name="撤销上一步").click()
    expect(row(desk, "带手电")).to_have_class(re.compile("bf-clause--3"))
    row(desk, "每晚两人").get_by_role("button", name="只需知晓").click()
    expect(row(desk, "每晚两人").locator(".bf-tag")).to_have_text("只需知晓")
    row(desk, "周末三人").locator("summary").click()
    row(desk, "周末三人").get_by_role("button", name="从这里拆分").click()
    expect(desk.page.locator(".bf-clause").filter(has_text="节日四人")).to_have_count(1)


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_importing(sit_down: Sit, word_file: Path, script: bool) -> None:
    desk = sit_down("policy-editor", script=script)
    upload(desk, word_file) if script else _upload_by_address(desk, word_file)
    desk.look("outline")
    if script:
        correct(desk)
        desk.page.reload()
        expect(desk.page.locator(".bf-clause").filter(has_text="节日四人")).to_have_count(1)
        desk.look("corrected")
    desk.press(desk.page.get_by_role("button", name="存为草稿"))

    expect(desk.page).to_have_url(EDITOR)
    assert "溪口站值班管理制度" in desk.page.content()
    if script:
        desk.look("draft")


def _upload_by_address(desk: Desk, file: Path) -> None:
    # Without a script the editors' menu is not drawn; the address is all there is.
    desk.page.goto("/admin/import/")
    desk.page.set_input_files("input[type=file]", file)
    desk.press(desk.page.get_by_role("button", name="读取并查看提纲"))
