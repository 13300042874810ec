"""An office of which nothing is known yet but its administrator."""

import re

import pytest

from tests.journeys.album import Album
from tests.journeys.conftest import Browser
from tests.journeys.desk import Desk
from tests.journeys.running import RunningOffice

pytestmark = [pytest.mark.journey, pytest.mark.slow]

PASSWORD = "an-empty-desk-7"
#: What the editors' menu leads to; one leaves by a button, which is no link.
ADDRESS = re.compile(r'"(/admin/(?!logout/)[^"?]*/)"')
PAGES = ["/", "/sent/", "/forms/", "/regulations/", "/me/", "/admin/"]


class TestAnEmptyOffice:
    def test_shows_every_page_to_its_administrator(
        self, browser: Browser, album: Album, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        folder = tmp_path_factory.mktemp("empty")
        with RunningOffice(folder, DEMO="0", BANFA_ADMIN_PASSWORD=PASSWORD) as office:
            desk = Desk(browser, office.address, album, width=1280)
            desk.sign_in("admin", PASSWORD)
            for page in PAGES:
                desk.page.goto(page)
                desk.look(page.strip("/").replace("/", "-") or "home")
            menu = desk.page.locator("#wagtail-sidebar-props").text_content() or ""
            for address in sorted(set(ADDRESS.findall(menu))):
                desk.page.goto(address)
            assert desk.troubles == []
            desk.context.close()
