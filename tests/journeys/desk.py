"""One person before one screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, Response

from office.demo import PASSWORD
from tests.journeys.album import WIDTHS, Album
from tests.journeys.english import READ_BY_PEOPLE, english_among

PATIENCE_MILLISECONDS = 60_000
OF_THE_BROWSER = ("data:", "blob:", "about:")


class Desk:
    """Opens pages at one width; every page that it looks at is checked and kept at both widths."""

    def __init__(
        self, browser: Browser, address: str, album: Album, *, width: int, script: bool = True
    ) -> None:
        self.address = address
        self.album = album
        self.width = width
        self.troubles: list[str] = []
        self.expected: set[int] = set()
        self.context = browser.new_context(
            base_url=address,
            locale="zh-CN",
            viewport={"width": width, "height": WIDTHS[width]},
            java_script_enabled=script,
        )
        self.context.set_default_timeout(PATIENCE_MILLISECONDS)
        self.page = self.new_tab()

    def new_tab(self) -> Page:
        """One more tab of the same browser; what goes wrong in it is noted."""
        page = self.context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", self._asked)
        page.on("response", self._answered)
        return page

    def sign_in(self, user: str, password: str = PASSWORD) -> None:
        """By the form at the door, wherever that leads."""
        if urlsplit(self.page.url).path != "/sign-in/":
            self.page.goto("/sign-in/")
        self.page.fill("#id_username", user)
        self.page.fill("#id_password", password)
        self.page.click("main button")
        self.page.wait_for_url(lambda url: urlsplit(url).path != "/sign-in/")

    def look(self, name: str) -> None:
        """Keep the page at both widths; it speaks Chinese, fits a phone and is in order."""
        self.album.count += 1
        for width, height in WIDTHS.items():
            self.page.set_viewport_size({"width": width, "height": height})
            self.album.keep(self.page, name, width)
            wide = self.page.evaluate("document.scrollingElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} px wide on a screen of {width}"
        self.page.set_viewport_size({"width": self.width, "height": WIDTHS[self.width]})
        assert english_among(self.page.evaluate(READ_BY_PEOPLE)) == []
        assert self.troubles == []

    def press(self, target: str | Locator) -> None:
        """Press what is in sight, and wait for the page that follows."""
        button = self.page.locator(target) if isinstance(target, str) else target
        with self.page.expect_navigation():
            button.locator("visible=true").first.click()

    @contextmanager
    def expecting(self, status: int) -> Iterator[None]:
        """Answers with this status are meant."""
        self.expected.add(status)
        yield
        self.expected.discard(status)

    def _heard(self, message: ConsoleMessage) -> None:
        # Answers are judged by their status below.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.troubles.append(f"{message.text} ({message.location.get('url')})")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, *OF_THE_BROWSER)):
            self.troubles.append(f"another server was asked: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.troubles.append(f"{response.status} {response.request.method} {response.url}")
