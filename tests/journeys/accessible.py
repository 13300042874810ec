"""Pages that everybody can use: axe-core finds nothing, and large text fits the screen."""

from pathlib import Path
from typing import Any

from tests.journeys.album import WIDTHS
from tests.journeys.desk import Desk

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
#: What is wrong, and up to three places where.
ASK = """axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations.map(
  (each) => [each.id, ...each.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]))"""
REST_MS = 500
LARGE = "document.documentElement.style.fontSize = '%s'"
WIDE = "document.scrollingElement.scrollWidth"


def assert_accessible(desk: Desk, *, large: bool = True) -> None:
    """The page as it stands, on a phone and on a desk; its text twice as large, too."""
    # Not as a script of the page: a strict content policy would refuse it.
    desk.page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    for width, height in WIDTHS.items():
        desk.page.set_viewport_size({"width": width, "height": height})
        found = _violations(desk)
        if found:
            # What was still fading in when the window changed has come to rest by then.
            desk.page.wait_for_timeout(REST_MS)
            found = _violations(desk)
        assert found == [], found
    if large:
        desk.page.evaluate(LARGE % "200%")
        for width, height in WIDTHS.items():
            desk.page.set_viewport_size({"width": width, "height": height})
            assert desk.page.evaluate(WIDE) <= width, f"twice as large it is wider than {width}"
        desk.page.evaluate(LARGE % "")
    desk.page.set_viewport_size({"width": desk.width, "height": WIDTHS[desk.width]})


def _violations(desk: Desk) -> Any:
    return desk.page.evaluate(ASK)
