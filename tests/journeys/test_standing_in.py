"""Somebody is away: he names who acts for him, and everything says in whose place it was done."""

import time

import pytest
from playwright.sync_api import expect

from tests.dossiers.printed import Printed
from tests.journeys import staff
from tests.journeys.accessible import assert_accessible
from tests.journeys.conftest import Sit
from tests.journeys.desk import PATIENCE_MILLISECONDS, Desk

pytestmark = [pytest.mark.journey, pytest.mark.slow]

ABSENT, SUBSTITUTE = "孟昇", "薛珺"


class TestTheDirectorIsAway:
    def test_his_substitute_decides_a_leave_in_his_place(self, sit_down: Sit) -> None:
        worker = sit_down("grid-supervisor")
        matter = staff.ask_for_leave(worker, days=5)
        deputy = sit_down("deputy-leader")
        deputy.page.goto(matter)
        staff.act(deputy, "opine", "情况属实，建议准假。")

        director = sit_down("office-director", width=360)
        names_a_substitute_for_his_leave(director)

        substitute = sit_down("finance-clerk")
        is_told(substitute)
        finds_it_among_what_he_does_for_others(substitute, matter)
        copies_it(substitute, matter)
        approves_it(substitute, matter)

        reads_the_copy(director)
        ends_it(director)
        clerk = sit_down("office-clerk")
        clerk.page.goto(matter)
        staff.act(clerk, "file", "已登记。")
        worker.page.goto(matter)
        worker.press("button[name=act][value=report_back]")
        dossier = opens_the_dossier(worker, matter)
        assert f"{SUBSTITUTE}（代{ABSENT}）" in dossier.text


def names_a_substitute_for_his_leave(desk: Desk) -> None:
    staff.ask_for_leave(desk, days=1)
    desk.look("own-leave-offers-a-substitute")
    desk.press(desk.page.get_by_role("link", name="为这几天设代理人"))
    expect(desk.page.get_by_label("第一天")).to_have_value(staff.TODAY.isoformat())
    expect(desk.page.get_by_label("最后一天")).to_have_value(staff.TODAY.isoformat())
    staff.pick(desk, "substitute", SUBSTITUTE)
    assert_accessible(desk)
    desk.look("who-acts-for-me")
    desk.press(desk.page.get_by_role("button", name="设为代理人"))
    expect(desk.page.get_by_role("main")).to_contain_text(f"由{SUBSTITUTE}代理您")
    assert_accessible(desk)
    desk.look("named")


def is_told(desk: Desk) -> None:
    notice = desk.page.get_by_role("link", name=f"您代理{ABSENT}")
    end = time.monotonic() + PATIENCE_MILLISECONDS / 1000
    desk.page.goto("/notices/")
    while not notice.count() and time.monotonic() < end:
        desk.page.wait_for_timeout(500)
        desk.page.reload()
    desk.look("is-told")
    desk.press(notice.first)
    expect(desk.page.get_by_role("main")).to_contain_text(ABSENT)
    desk.look("stands-in")


def finds_it_among_what_he_does_for_others(desk: Desk, matter: str) -> None:
    desk.page.goto("/")
    line = desk.page.locator(f".bf-item:has(a.t[href='{matter.removeprefix(desk.address)}'])")
    expect(line).to_contain_text(f"代理 办事处主任 {ABSENT}")
    assert_accessible(desk)
    desk.look("inbox-of-the-substitute")
    desk.page.goto("/?seat=others&asks=approve")
    expect(staff.waiting(desk, matter)).to_be_visible()
    desk.look("inbox-narrowed-down")
    desk.press(staff.waiting(desk, matter))


def copies_it(desk: Desk, matter: str) -> None:
    desk.press(desk.page.get_by_role("link", name="抄送", exact=True))
    desk.page.locator("input[name=to][value=office-director]").check()
    desk.press("button[name=act][value=copy]")


def approves_it(desk: Desk, matter: str) -> None:
    desk.page.goto(matter)
    staff.act(desk, "approve", "同意，请做好交接。")
    # One comes back to the inbox as it was left.
    assert "seat=others" in desk.page.url
    desk.page.goto(matter)
    decided = desk.page.locator(".bf-log li", has_text="同意，请做好交接。")
    expect(decided).to_contain_text(f"代理 {ABSENT}")
    desk.look("trace-says-in-whose-place")


def reads_the_copy(desk: Desk) -> None:
    desk.page.goto("/")
    desk.press(desk.page.get_by_role("link", name="抄送我的"))
    copy = desk.page.locator(".bf-copies .new")
    expect(copy.first).to_contain_text(SUBSTITUTE)
    assert_accessible(desk)
    desk.look("copied-to-me")
    desk.press(copy.first.locator("a.t"))
    desk.page.goto("/copied/")
    expect(desk.page.locator(".bf-copies li").first).not_to_contain_text("未读")


def ends_it(desk: Desk) -> None:
    desk.page.goto("/me/standing-in/")
    desk.page.locator(".bf-end summary").first.click()
    desk.look("end-it")
    desk.press(desk.page.get_by_role("button", name="是的，结束"))
    expect(desk.page.get_by_role("main")).to_contain_text("不再代理您")


def opens_the_dossier(desk: Desk, matter: str) -> Printed:
    end = time.monotonic() + PATIENCE_MILLISECONDS / 1000
    while True:
        answer = desk.context.request.get(f"{matter}dossier.pdf")
        if answer.headers["content-type"] == "application/pdf" or time.monotonic() > end:
            break
        desk.page.wait_for_timeout(1000)
    desk.album.keep_pdf(answer.body(), "dossier")
    return Printed(answer.body())
