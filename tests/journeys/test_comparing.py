"""制度 as readers use them: found without an account, compared, confirmed, and followed up."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys import editing, staff
from tests.journeys.album import Album
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk
from tests.journeys.running import RunningOffice

pytestmark = [pytest.mark.journey, pytest.mark.slow]

REGULATION = "社区网格员管理办法"
OLD, NEW = "说了就干，", "说了就干，小事 1 天办完，"


@pytest.fixture
def stranger(browser: Browser, running: RunningOffice, album: Album) -> Iterator[Desk]:
    """Somebody without an account, on a phone, without scripts."""
    desk = Desk(browser, running.address, album, width=360, script=False)
    yield desk
    desk.context.close()
    assert desk.troubles == []


def amend(desk: Desk) -> None:
    """The editor adds a few words, and hands the regulation to the approver."""
    editing.open_regulation(desk, REGULATION)
    editing.comes_into_force(desk, staff.TODAY)
    text = editing.clause(desk, "高效办事").locator("textarea[name$='-value-text']")
    text.fill(text.input_value().replace(OLD, NEW))
    editing.choose_action(desk, "提交给")
    desk.page.get_by_text("已经提交进行审核").wait_for()


def what_the_draft_changes(desk: Desk) -> None:
    """From the editing page, by the menu of what else can be done with it."""
    desk.page.locator(".w-slim-header [data-w-dropdown-target=toggle]").last.click()
    desk.press(desk.page.get_by_role("link", name="与现行版本比较"))
    expect(desk.page.locator(".bf-chg ins")).to_have_count(1)
    expect(desk.page.locator(".bf-chg ins")).to_contain_text("1 天办完")
    desk.look("what-the-draft-changes")


class TestAnAmendedRegulation:
    def test_is_read_compared_and_confirmed(self, sit_down: Sit, stranger: Desk) -> None:
        editor = sit_down("policy-editor")
        amend(editor)
        editing.open_regulation(editor_again(editor), REGULATION)
        what_the_draft_changes(editor)
        editing.approve(sit_down("policy-approver"), REGULATION)

        find_it(stranger)
        compare(stranger)
        confirm(sit_down("grid-worker"))
        follow_up(editor)


def editor_again(desk: Desk) -> Desk:
    """Back on the staff site, from where one goes to the editors' side."""
    desk.page.goto("/")
    return desk


def find_it(desk: Desk) -> None:
    """A word leads to the clause, and the word is marked there."""
    desk.page.goto("/regulations/")
    desk.look("shelf-of-a-stranger")
    desk.page.fill("[name=q]", "雷厉风行 1 天")
    desk.press(desk.page.get_by_role("button", name="查找"))
    expect(desk.page.locator("mark").first).to_be_visible()
    desk.look("words-found")
    desk.press(desk.page.locator(".bf-list a.t"))
    expect(desk.page.locator(":target mark").first).to_have_text("雷厉风行")
    expect(desk.page.get_by_role("button", name="我已阅读")).to_have_count(0)


def compare(desk: Desk) -> None:
    """What came stands out; what stayed is folded."""
    desk.press(desk.page.get_by_role("link", name="与上一版比较"))
    expect(desk.page.locator(".bf-chg del:visible")).to_have_count(0)
    expect(desk.page.locator(".bf-chg ins:visible")).to_contain_text("1 天办完")
    desk.look("what-changed")


def confirm(desk: Desk) -> None:
    """From the first page to the regulation; afterwards it is asked no more."""
    card = desk.page.locator("#to-read")
    expect(card).to_contain_text(REGULATION)
    desk.look("to-be-read")
    desk.press(card.get_by_role("link", name=REGULATION))
    desk.look("asked-to-confirm")
    desk.press(desk.page.get_by_role("button", name="我已阅读").first)
    expect(desk.page.get_by_text("您已确认阅知").first).to_be_visible()
    desk.look("confirmed")
    desk.page.goto("/")
    expect(desk.page.locator("#to-read")).not_to_contain_text(REGULATION)


def follow_up(desk: Desk) -> None:
    """The editor sees who has read it, on either side, and takes the table along."""
    desk.page.goto("/admin/reports/readers/")
    desk.look("report-on-the-editors-side")
    desk.press(desk.page.get_by_role("link", name=REGULATION))
    expect(desk.page.get_by_text("1 人已读")).to_be_visible()
    desk.look("who-has-read-it")
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name="导出表格").click()
    assert download.value.suggested_filename.endswith(".xlsx")
