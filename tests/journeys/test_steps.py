"""A form of several steps with rows of a group: by keyboard alone, without JavaScript, without a connection."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys import staff
from tests.journeys.accessible import assert_accessible
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk
from tests.pictures import picture

pytestmark = [pytest.mark.journey, pytest.mark.slow]

AREA = "春和苑1至6号楼"


def open_visit(desk: Desk) -> None:
    """An empty form, by the menu."""
    desk.press(desk.page.get_by_role("link", name="填报"))
    desk.press(desk.page.get_by_role("link", name="入户走访"))


def say_when_and_where(desk: Desk) -> None:
    """The first step."""
    desk.page.fill("[name=day]", staff.TODAY.isoformat())
    desk.page.fill("[name=from_time]", "00:00")
    desk.page.fill("[name=to_time]", "00:01")
    desk.page.fill("[name='location.address']", AREA)


def answer(desk: Desk, path: str) -> Locator:
    """The input of an answer."""
    return desk.page.locator(f"[name='{path}']")


def tile(desk: Desk, path: str, value: str) -> Locator:
    """One of the options that lie open."""
    return desk.page.locator(f"[name='{path}'][value={value}]")


def go_on(desk: Desk) -> None:
    """Once nothing is on its way any more, to the next step."""
    desk.page.wait_for_load_state("networkidle")
    desk.press(".bf-foot button[value=next]")


class TestByKeyboardAlone:
    def tab_to(self, desk: Desk, target: Locator) -> None:
        """Press Tab until the keyboard stands there."""
        for _press in range(60):
            if target.evaluate("each => each === document.activeElement"):
                return
            desk.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard never comes to {target}")

    def choose(self, desk: Desk, path: str, value: str) -> None:
        """Go to the tiles of a choice and press the space bar on one."""
        first = answer(desk, path).first
        self.tab_to(desk, first)
        for _press in range(8):
            if tile(desk, path, value).evaluate("each => each === document.activeElement"):
                break
            desk.page.keyboard.press("ArrowDown")
        desk.page.keyboard.press("Space")
        expect(tile(desk, path, value)).to_be_checked()

    def look_up(self, desk: Desk, field: str, words: str) -> None:
        """Go to a picker and choose the first that is found."""
        self.tab_to(desk, desk.page.locator(f"#q-{field}"))
        staff.pick(desk, field, words)
        expect(desk.page.locator(f"#q-{field}")).to_have_value(re.compile(words))

    def sign(self, desk: Desk) -> None:
        """Who cannot draw signs with the name that the office knows."""
        self.tab_to(desk, desk.page.locator("#f-signature summary"))
        desk.page.keyboard.press("Enter")
        self.tab_to(desk, desk.page.locator("#f-signature [data-sign=type]"))
        desk.page.keyboard.press("Enter")
        expect(desk.page.locator("#files-signature img")).to_have_count(1)

    def test_two_households_are_written_down_and_handed_in(self, sit_down: Sit) -> None:
        desk = sit_down("grid-worker", width=360)
        open_visit(desk)
        say_when_and_where(desk)
        answer(desk, "location.address").focus()
        with desk.page.expect_navigation():
            desk.page.wait_for_load_state("networkidle")
            desk.page.keyboard.press("Enter")
        expect(desk.page.locator(".bf-progress [aria-current]")).to_contain_text("逐户登记")
        self.look_up(desk, "visited-0-home", "101")
        self.choose(desk, "visited.0.met", "at_home")
        self.choose(desk, "visited.0.concern", "alone")
        self.choose(desk, "visited.0.asked", "no")
        self.tab_to(desk, desk.page.locator("[data-add]"))
        desk.page.keyboard.press("Enter")
        expect(desk.page.locator("#q-visited-1-home")).to_be_focused()
        self.look_up(desk, "visited-1-home", "301")
        self.choose(desk, "visited.1.met", "nobody")
        expect(answer(desk, "visited.1.concern").first).to_be_hidden()
        desk.look("rows")
        assert_accessible(desk)
        self.hand_in_what_is_missing(desk)

    def hand_in_what_is_missing(self, desk: Desk) -> None:
        """The telephone of the first household's relatives was left out; the last look says so."""
        go_on(desk)
        tile(desk, "found", "no").check()
        self.sign(desk)
        go_on(desk)
        with desk.expecting(422):
            desk.press(".bf-foot button[value=submit]")
        expect(desk.page.locator("#summary")).to_be_focused()
        desk.look("something-is-missing")
        assert_accessible(desk)
        desk.press(desk.page.get_by_role("link", name="亲属联系电话"))
        relative = answer(desk, "visited.0.relative")
        expect(relative).to_have_attribute("aria-invalid", "true")
        assert_accessible(desk, large=False)
        relative.fill("13800000000")
        go_on(desk)
        go_on(desk)
        desk.look("last-look")
        staff.hand_in(desk)
        expect(desk.page.locator("#answers")).to_contain_text("13800000000")
        desk.look("handed-in")
        assert_accessible(desk)


class TestWithoutJavaScript:
    def look_up(self, desk: Desk, path: str, words: str) -> None:
        """The search is a button, and what it finds are options."""
        answer(desk, f"{path}--find").fill(words)
        desk.press(f"button[value='find:{path}']")
        found = answer(desk, path).locator("option").filter(has_text=words).first
        answer(desk, path).select_option(found.get_attribute("value"))

    def test_rows_come_and_go_and_steps_lead_on(self, sit_down: Sit, tmp_path: Path) -> None:
        desk = sit_down("grid-worker", width=360, script=False)
        open_visit(desk)
        say_when_and_where(desk)
        desk.press(".bf-foot button[value=next]")
        for number, door in enumerate(("101", "202", "301")):
            self.look_up(desk, f"visited.{number}.home", door)
            tile(desk, f"visited.{number}.met", "nobody").check()
            desk.press("[data-add]")
        desk.press("[data-row='visited.1'] > [data-remove-row]")
        expect(answer(desk, "visited.1.home").locator("[selected]")).to_contain_text("301")
        desk.look("rows")
        desk.press(".bf-foot button[value=next]")
        tile(desk, "found", "no").check()
        signature = tmp_path / "签名.png"
        signature.write_bytes(picture("PNG", (90, 40)))
        answer(desk, "signature-file").set_input_files(signature)
        desk.press(".bf-foot button[value=next]")
        desk.look("last-look")
        desk.press(".bf-foot button[value=submit]")
        expect(desk.page.locator("#answers")).to_contain_text("2号楼1单元301")
        expect(desk.page.locator("#answers")).not_to_contain_text("1号楼2单元202")


class TestALostConnection:
    def test_what_was_typed_is_offered_back_and_an_older_page_says_so(self, sit_down: Sit) -> None:
        desk = sit_down("grid-worker-3", width=360)
        open_visit(desk)
        say_when_and_where(desk)
        go_on(desk)
        tile(desk, "visited.0.met", "nobody").check()
        desk.page.wait_for_load_state("networkidle")
        other = desk.new_tab()
        other.goto(desk.page.url)
        desk.context.set_offline(True)
        desk.page.locator("[data-add]").click()
        tile(desk, "visited.1.met", "by_phone").check()
        answer(desk, "visited.1.people").fill("4")
        expect(desk.page.locator("#lost")).to_be_visible()
        desk.context.set_offline(False)
        desk.troubles.clear()
        address = desk.page.url
        desk.page.goto("/forms/")
        desk.page.goto(address)
        desk.look("something-was-not-saved")
        desk.page.get_by_role("button", name="找回没有存上的内容").click()
        expect(answer(desk, "visited.1.people")).to_have_value("4")
        desk.page.wait_for_load_state("networkidle")
        self.type_in_an_older_page(desk, other)

    def type_in_an_older_page(self, desk: Desk, other: object) -> None:
        """The tab that was opened before has not seen the second row."""
        desk.page = other  # type: ignore[assignment]
        tile(desk, "visited.0.met", "by_phone").check()
        expect(desk.page.locator("#news")).to_contain_text("这份草稿在别处存过")
        desk.look("older-page")
        assert_accessible(desk, large=False)
        desk.press(desk.page.get_by_role("link", name="换成那一份接着填"))
        expect(answer(desk, "visited.1.people")).to_have_value("4")


class TestTheStaffSite:
    def test_can_be_used_by_everybody(self, sit_down: Sit) -> None:
        desk = sit_down("grid-worker-4", width=360)
        for address in ("/", "/me/", "/forms/", "/regulations/"):
            desk.page.goto(address)
            assert_accessible(desk)
        desk.page.goto("/regulations/patrols-and-visits/")
        assert_accessible(desk, large=False)
        staff.open_leave(desk)
        with desk.expecting(422):
            desk.press(".bf-foot button[value=submit]")
        assert_accessible(desk)
