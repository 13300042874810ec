"""What people of the office do on the staff site."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator

from tests.journeys.desk import Desk

TODAY = datetime.now(ZoneInfo("Asia/Shanghai")).date()
REASON = "回乡参加土地确权现场丈量，需本人到场。"


def open_leave(desk: Desk) -> None:
    """From wherever he is to an empty slip, by the menu."""
    desk.press(desk.page.get_by_role("link", name="填报"))
    desk.press(desk.page.get_by_role("link", name="请假条"))


def fill_leave(desk: Desk, *, days: int, first: date = TODAY, reason: str = REASON) -> None:
    """Personal leave of so many days."""
    desk.page.get_by_label("事假", exact=True).check()
    desk.page.fill("[name=first_day]", first.isoformat())
    desk.page.fill("[name=last_day]", (first + timedelta(days=days - 1)).isoformat())
    desk.page.fill("[name=reason]", reason)


def hand_in(desk: Desk) -> str:
    """Press the button; the address of the matter.

    Not while the explanation is being fetched: a browser that leaves in between complains.
    """
    desk.page.wait_for_load_state("networkidle")
    desk.press("button[value=submit]")
    assert "/p/" in desk.page.url
    return desk.page.url


def ask_for_leave(desk: Desk, *, days: int, first: date = TODAY) -> str:
    """All of it at one go; the journeys share an office, so each has days of its own."""
    open_leave(desk)
    fill_leave(desk, days=days, first=first)
    return hand_in(desk)


def waiting(desk: Desk, matter: str) -> Locator:
    """The matter in the list of what waits."""
    return desk.page.locator(f".bf-item a.t[href='{matter.removeprefix(desk.address)}']")


def act(desk: Desk, act: str, opinion: str = "") -> None:
    """Give an opinion on the matter in sight, and press."""
    desk.page.fill("#opinion", opinion)
    desk.press(f"button[name=act][value={act}]")


def pick(desk: Desk, key: str, words: str) -> None:
    """Look somebody up by the keyboard alone, and choose the first who is found."""
    box = desk.page.locator(f"#q-{key}")
    box.focus()
    box.press_sequentially(words)
    desk.page.locator(f"#l-{key} [role=option]").first.wait_for()
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("Enter")
