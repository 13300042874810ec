"""A printed file, to be read back."""

from functools import cached_property
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
import pypdfium2


class Printed:
    """The bytes of a file, with its pages, texts and embedded files at hand."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.pdf = pikepdf.open(BytesIO(content))

    @cached_property
    def texts(self) -> list[str]:
        """What stands on each page."""
        with pypdfium2.PdfDocument(self.content) as document:
            return [page.get_textpage().get_text_range() for page in document]

    @property
    def text(self) -> str:
        """All that is printed, without the breaks between lines."""
        return "".join("".join(self.texts).split())

    def files(self) -> dict[str, tuple[str, bytes]]:
        """The embedded files by name: how they relate to the document, and their bytes."""
        return {
            name: (str(spec.relationship), spec.get_file().read_bytes())
            for name, spec in self.pdf.attachments.items()
        }

    def metadata(self) -> dict[str, str]:
        """The simple fields of the metadata, by their names without namespace."""
        tree = ElementTree.fromstring(self.pdf.Root.Metadata.read_bytes())
        return {element.tag.split("}")[-1]: element.text or "" for element in tree.iter()}

    def characters_beyond_the_edge(self) -> list[str]:
        """Characters whose box leaves the type area of 156 mm at the left or right."""
        with pypdfium2.PdfDocument(self.content) as document:
            return [text for page in document for text in _beyond(page.get_textpage())]


def _beyond(page: pypdfium2.PdfTextPage) -> list[str]:
    """The type area begins 26 mm from one edge at the nearest and ends as far from the other."""
    nearest, farthest = 26 / 25.4 * 72 - 1, (210 - 26) / 25.4 * 72 + 1
    boxes = (
        (page.get_charbox(index), page.get_text_range(index, 1))
        for index in range(page.count_chars())
    )
    return [
        sign
        for (left, _bottom, right, _top), sign in boxes
        if sign.strip() and (left < nearest or right > farthest)
    ]
