"""How much a task asks of people: pages that open, and what they press."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Frame, Page

PRESSED = """
  addEventListener("click", event => {
    if (event.isTrusted && event.target.closest("a, button, input, label, summary")) bfPressed();
  }, true);
"""


@dataclass
class Effort:
    """Counted by the browser itself, whatever the journey does in it."""

    pages: int = 0
    presses: int = 0

    @property
    def steps(self) -> int:
        """All of it."""
        return self.pages + self.presses

    def watch(self, context: BrowserContext) -> None:
        """Count what happens at this desk from now on."""
        context.expose_function("bfPressed", self._pressed)
        context.add_init_script(PRESSED)
        for page in context.pages:
            page.on("framenavigated", self._opened(page))

    def _pressed(self) -> None:
        self.presses += 1

    def _opened(self, page: Page) -> Callable[[Frame], None]:
        def opened(frame: Frame) -> None:
            self.pages += frame == page.main_frame

        return opened
