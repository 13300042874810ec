"""The pictures that a journey leaves behind, in the order in which they were taken."""

from pathlib import Path

import pypdfium2
from playwright.sync_api import Page

WIDTHS = {360: 740, 1280: 900}
DOTS_PER_POINT = 1.5
#: What clings to the edge of the screen would stand in the middle of a long page.
AT_ITS_PLACE = """
  body { position: relative; height: auto !important; }
  .bf-phonebar, .bf-side, .bf-toc, aside { position: static !important; max-height: none !important; }
  .bf-side { height: auto !important; }
  @media (max-width: 767px) { .bf-tabs, .bf-foot { position: absolute !important; } }
"""


class Album:
    """A folder for one journey, emptied when it begins."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.iterdir():
            old.unlink()

    def keep(self, page: Page, name: str, width: int) -> None:
        """One page as it stands, from top to bottom."""
        file = self.folder / f"{self.count:02d}-{name}-{width}.png"
        page.screenshot(path=file, full_page=True, style=AT_ITS_PLACE)

    def keep_pdf(self, content: bytes, name: str) -> None:
        """A file and each of its pages as a picture."""
        self.count += 1
        (self.folder / f"{self.count:02d}-{name}.pdf").write_bytes(content)
        with pypdfium2.PdfDocument(content) as document:
            for number, page in enumerate(document, 1):
                picture = page.render(scale=DOTS_PER_POINT).to_pil()
                picture.save(self.folder / f"{self.count:02d}-{name}-page-{number}.png")
