"""What editor and approver do on the editors' side."""

from datetime import date

from playwright.sync_api import Locator

from tests.journeys.desk import Desk

REGULATION = "社区网格员管理办法"


def open_regulation(desk: Desk, title: str = REGULATION) -> None:
    """From the staff site to the page on which the regulation is kept, by the menu."""
    desk.press(desk.page.get_by_role("link", name="编辑后台"))
    desk.page.get_by_role("button", name="页面").click()
    desk.press(desk.page.get_by_role("link", name="制度", exact=True))
    desk.press(desk.page.get_by_role("link", name=title))


def tab(desk: Desk, name: str) -> None:
    """One of the parts of the editor's screen: 正文, 首部, 本次发布."""
    desk.page.get_by_role("tab", name=name).click()


def clause(desk: Desk, title: str) -> Locator:
    """One clause, opened from the outline; the others stay closed."""
    desk.page.locator(".bf-out .bf-face").filter(has_text=title).first.click()
    return desk.page.locator(".bf-body > .bf-here")


def outline(desk: Desk) -> list[str]:
    """Number and heading of each clause, as the outline shows them."""
    rows = desk.page.locator(".bf-out > li")
    return [
        " ".join(filter(None, each))
        for each in rows.evaluate_all(
            "rows => rows.map(row => ['.bf-no', '.bf-words'].map("
            "part => row.querySelector(part).textContent))"
        )
    ]


def expect_outline(desk: Desk, rows: list[str]) -> None:
    """The outline follows what is typed a moment later."""
    for _try in range(100):
        if outline(desk) == rows:
            return
        desk.page.wait_for_timeout(50)
    assert outline(desk) == rows


def comes_into_force(desk: Desk, on: date) -> None:
    """The day of the next edition."""
    tab(desk, "本次发布")
    desk.page.fill("[name=in_force_from]", on.isoformat())
    tab(desk, "正文")


def save(desk: Desk) -> None:
    """Save the draft, and stay on the page."""
    desk.press(desk.page.locator("footer").get_by_role("button", name="保存草稿"))


def choose_action(desk: Desk, name: str) -> None:
    """One of the ways to hand on what was written."""
    desk.page.locator("footer [data-w-dropdown-target=toggle]").click()
    desk.press(desk.page.locator("footer").get_by_role("button", name=name))


def hand_in_new_note(desk: Desk, *, note: str, in_force_from: date) -> None:
    """The editor adds a note to clause 三.2 and hands the regulation to the approver."""
    open_regulation(desk)
    desk.look("clause-editor")
    comes_into_force(desk, in_force_from)
    notes = clause(desk, "按天数审批").locator("textarea[name$='-value-note']")
    notes.fill(f"{notes.input_value()}\n{note}")
    notes.scroll_into_view_if_needed()
    desk.look("clause-with-note")
    choose_action(desk, "提交给")
    desk.page.get_by_text("已经提交进行审核").wait_for()
    desk.look("handed-to-approver")


def approve(desk: Desk, title: str = REGULATION) -> None:
    """The approver finds it on his first page, and publishes it."""
    desk.press(desk.page.get_by_role("link", name="编辑后台"))
    desk.look("waiting-for-approval")
    desk.press(desk.page.get_by_role("link", name=title).first)
    choose_action(desk, "同意")
    desk.page.get_by_text("已被更新").wait_for()
    desk.look("approved-edition")
