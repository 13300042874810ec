"""Filling in a slip when something gets in the way: nothing that was typed is lost."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import staff
from tests.journeys.conftest import Sit
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]

WEEK = staff.timedelta(days=7)


def assert_still_there(desk: Desk, *, days: int) -> None:
    """Every answer of `fill_leave` stands in the form."""
    last = staff.TODAY + staff.timedelta(days=days - 1)
    expect(desk.page.get_by_label("事假", exact=True)).to_be_checked()
    expect(desk.page.locator("[name=first_day]")).to_have_value(staff.TODAY.isoformat())
    expect(desk.page.locator("[name=last_day]")).to_have_value(last.isoformat())
    expect(desk.page.locator("[name=reason]")).to_have_value(staff.REASON)


class TestASessionThatExpired:
    def test_comes_back_with_every_answer(self, sit_down: Sit) -> None:
        desk = sit_down("grid-worker-2", width=360)
        staff.open_leave(desk)
        staff.fill_leave(desk, days=3)
        desk.context.clear_cookies(name="sessionid")
        desk.press("button[value=submit]")
        desk.look("sign-in-again")

        desk.sign_in("grid-worker-2")

        assert_still_there(desk, days=3)
        desk.look("everything-is-here-again")
        staff.hand_in(desk)


class TestASlipWithMistakes:
    def test_keeps_the_answers_and_leads_to_the_summary(self, sit_down: Sit) -> None:
        desk = sit_down("grid-worker-3", width=360)
        staff.open_leave(desk)
        staff.fill_leave(desk, days=-3)
        with desk.expecting(422):
            desk.press("button[value=submit]")

        expect(desk.page.locator("#summary")).to_be_focused()
        assert_still_there(desk, days=-3)
        desk.look("mistakes")
        desk.page.locator("#summary a").first.click()
        staff.fill_leave(desk, days=3)
        staff.hand_in(desk)


class TestASlipThatWasHandedIn:
    def test_is_not_offered_again_as_unsaved(self, sit_down: Sit) -> None:
        desk = sit_down("grid-worker-6", width=360)
        staff.ask_for_leave(desk, days=2, first=staff.TODAY + 5 * WEEK)

        staff.open_leave(desk)

        expect(desk.page.locator("#fill")).to_be_visible()
        expect(desk.page.locator("#unsaved")).to_be_hidden()
        desk.look("nothing-unsaved")


class TestADoubleClick:
    def test_hands_in_once(self, sit_down: Sit) -> None:
        desk = sit_down("grid-worker-4")
        staff.open_leave(desk)
        staff.fill_leave(desk, days=2)
        desk.page.locator("button[value=submit]:visible").dblclick()
        desk.page.wait_for_url("**/p/**")

        desk.page.goto("/sent/")

        expect(desk.page.locator(".bf-main .bf-mine > li")).to_have_count(1)
        desk.look("handed-in-once")


class TestWithoutJavaScript:
    def test_a_slip_is_explained_and_handed_in(self, sit_down: Sit) -> None:
        desk = sit_down("grid-worker-5", width=360, script=False)
        staff.open_leave(desk)
        staff.fill_leave(desk, days=5)
        desk.press(desk.page.get_by_role("button", name="看看提交后会怎样"))
        expect(desk.page.locator("#after")).to_contain_text("办事处主任")
        desk.look("explained")
        staff.hand_in(desk)
        desk.look("handed-in")


class TestAnAttachment:
    def test_is_taken_in_at_once_and_can_be_opened_later(
        self, sit_down: Sit, tmp_path: Path
    ) -> None:
        picture = tmp_path / "诊断证明.png"
        desk = sit_down("grid-worker-6", width=360)
        desk.page.screenshot(path=picture)
        staff.open_leave(desk)
        staff.fill_leave(desk, days=2)
        with desk.page.expect_file_chooser() as chosen:
            desk.page.get_by_text("拍照或选文件").click()
        chosen.value.set_files(picture)
        expect(desk.page.locator(".bf-files")).to_contain_text("诊断证明.png")
        desk.look("with-attachment")
        staff.hand_in(desk)
        expect(desk.page.locator("#answers")).to_contain_text("诊断证明.png")


class TestADraftThatWasSaved:
    def test_is_not_offered_again_as_unsaved(self, sit_down: Sit) -> None:
        desk = sit_down("grid-worker-5", width=360)
        staff.open_leave(desk)
        staff.fill_leave(desk, days=2)
        desk.press("button[value=save]")
        expect(desk.page.locator(".bf-note.arrived")).to_contain_text("草稿已存")

        staff.open_leave(desk)

        expect(desk.page.locator("#fill")).to_be_visible()
        expect(desk.page.locator("#unsaved")).to_be_hidden()
