"""请假: the year at a glance, and a slip for days that another slip has already; on a phone."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys import staff
from tests.journeys.accessible import assert_accessible
from tests.journeys.conftest import Sit

pytestmark = [pytest.mark.journey, pytest.mark.slow]

FIRST = staff.TODAY + timedelta(weeks=8)


def test_the_year_leads_to_the_month_and_the_slip(sit_down: Sit) -> None:
    desk = sit_down("grid-worker-3", width=360)
    matter = staff.ask_for_leave(desk, days=2, first=FIRST)

    desk.page.goto(f"/leaves/year/?year={FIRST.year}")
    desk.look("year")
    assert_accessible(desk)
    desk.press(f".bf-year a.cell[href*='month={FIRST:%Y-%m}']")
    desk.look("month")
    assert_accessible(desk)
    desk.press(f".bf-away .what a[href='{matter.removeprefix(desk.address)}']")

    assert desk.page.url == matter


def test_days_that_another_slip_has_are_told_before_and_at_handing_in(sit_down: Sit) -> None:
    desk = sit_down("grid-worker-4", width=360)
    staff.ask_for_leave(desk, days=2, first=FIRST)

    staff.open_leave(desk)
    staff.fill_leave(desk, days=3, first=FIRST + timedelta(days=1))

    expect(desk.page.locator("#after")).to_contain_text("已经有一张假条")
    desk.page.wait_for_load_state("networkidle")
    with desk.expecting(422):
        desk.press("button[value=submit]")
    expect(desk.page.locator(".bf-summary")).to_contain_text("已经有一张假条")
    desk.look("asked-for-already")
