"""An office of which nothing is known yet but its administrator."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys import outset, staff
from tests.journeys.album import Album
from tests.journeys.conftest import Browser
from tests.journeys.desk import Desk
from tests.journeys.effort import Effort
from tests.journeys.running import RunningOffice

pytestmark = [pytest.mark.journey, pytest.mark.slow]

PASSWORD = "an-empty-desk-7"
#: What the editors' menu leads to; one leaves by a button, which is no link.
ADDRESS = re.compile(r'"(/admin/(?!logout/)[^"?]*/)"')
PAGES = ["/", "/sent/", "/forms/", "/regulations/", "/me/", "/admin/"]
#: Half a minute for each, reading and typing included, is half an hour.
MOST_STEPS = 60


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    """The office, running for both journeys."""
    folder = tmp_path_factory.mktemp("empty")
    with RunningOffice(folder, DEMO="0", BANFA_ADMIN_PASSWORD=PASSWORD) as office:
        yield office


class TestAnEmptyOffice:
    def test_shows_every_page_to_its_administrator(
        self, browser: Browser, album: Album, empty: RunningOffice
    ) -> None:
        desk = Desk(browser, empty.address, album, width=1280)
        desk.sign_in("admin", PASSWORD)
        for page in PAGES:
            desk.page.goto(page)
            desk.look(page.strip("/").replace("/", "-") or "home")
        menu = desk.page.locator("#wagtail-sidebar-props").text_content() or ""
        for address in sorted(set(ADDRESS.findall(menu))):
            desk.page.goto(address)
        assert desk.troubles == []
        desk.context.close()

    def test_decides_its_first_leave(
        self, browser: Browser, album: Album, empty: RunningOffice, tmp_path: Path
    ) -> None:
        def sit(width: int) -> Desk:
            desk = Desk(browser, empty.address, album, width=width)
            effort.watch(desk.context)
            return desk

        effort = Effort()
        desk, worker, leader = sit(1280), sit(360), sit(360)
        desk.sign_in("admin", PASSWORD)
        passwords = outset.import_staff(desk, tmp_path)
        outset.publish_slip(desk, tmp_path)
        outset.publish_rules(desk)
        outset.come_in(worker, outset.WORKER, passwords[outset.WORKER])
        matter = outset.ask(worker)
        outset.come_in(leader, outset.LEADER, passwords[outset.LEADER])
        leader.press(staff.waiting(leader, matter))
        staff.act(leader, "approve", "同意。")

        worker.page.goto(matter)
        expect(worker.page.locator(".bf-head")).to_contain_text("已批准")
        worker.look("decided")
        assert len(outset.STAFF) < effort.steps <= MOST_STEPS, effort
        assert [trouble for each in (desk, worker, leader) for trouble in each.troubles] == []
        for each in (desk, worker, leader):
            each.context.close()
