"""Attachments as pictures, so that what was handed in can be read on paper too.

Images are turned upright and made small enough for the page; the pages of a PDF are drawn at
150 dpi, since foreign pages would break PDF/A. The originals travel in the file untouched.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.Image import DecompressionBombError, DecompressionBombWarning

from .contents import Attached, Bound

DOTS_PER_INCH = 150
POINTS_PER_INCH = 72
LARGEST_PIXELS = (930, 1240)  # 156 × 210 mm
SKETCH_PIXELS = (300, 300)  # 42 mm beside an answer, at 180 dpi
JPEG_QUALITY = 75
MOST_PAGES_SHOWN = 20
UNREADABLE = (
    pypdfium2.PdfiumError,
    UnidentifiedImageError,
    DecompressionBombError,
    DecompressionBombWarning,
    OSError,
    SyntaxError,
    ValueError,
)


@dataclass(frozen=True)
class Shown:
    """An attachment on its pages of the dossier: its number, its pictures, how many more it has."""

    number: int
    attached: Attached
    pictures: tuple[bytes, ...]
    pages_left_out: int = 0

    def urls(self) -> list[str]:
        """Where the template finds the pictures."""
        return [picture_url(self.number, page) for page in range(1, len(self.pictures) + 1)]


def picture_url(number: int, page: int) -> str:
    """A name by which only this rendering knows a picture."""
    return f"attachment:{number}/{page}"


def show(attachments: Sequence[Attached]) -> list[Shown]:
    """Those attachments that can be shown, less signatures, which stand beside the answers; what cannot be opened is in the file all the same."""
    return [
        shown
        for number, attached in enumerate(attachments, 1)
        if attached.kind != "signature" and (shown := _shown(number, attached))
    ]


def sketches(contents: Bound) -> dict[str, bytes]:
    """The pictures that stand beside answers, by the name that the template uses."""
    found = {
        sketch.url: sketch.attached
        for form in contents.forms()
        for row in form.rows
        for sketch in row.sketches
    }
    return {url: _small(attached) for url, attached in found.items()}


def _small(attached: Attached) -> bytes:
    try:
        return _upright(attached.read(), SKETCH_PIXELS)
    except UNREADABLE:
        # The check before sealing has told of it; the page keeps its shape.
        return _jpeg(Image.new("RGB", (1, 1), "white"))


def _shown(number: int, attached: Attached) -> Shown | None:
    try:
        if attached.media_type == "application/pdf":
            return _shown_pdf(number, attached)
        if attached.media_type.startswith("image/"):
            return Shown(number, attached, (_upright(attached.read()),))
    except UNREADABLE:
        pass
    return None


def _shown_pdf(number: int, attached: Attached) -> Shown:
    with pypdfium2.PdfDocument(attached.read()) as document:
        pictures = tuple(islice(_drawn(document), MOST_PAGES_SHOWN))
        return Shown(number, attached, pictures, max(0, len(document) - MOST_PAGES_SHOWN))


def _drawn(document: pypdfium2.PdfDocument) -> Iterator[bytes]:
    for page in document:
        yield _jpeg(page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH).to_pil())


def _upright(content: bytes, largest: tuple[int, int] = LARGEST_PIXELS) -> bytes:
    with Image.open(BytesIO(content)) as image:
        image.draft("RGB", largest)
        return _jpeg(ImageOps.exif_transpose(image), largest)


def _jpeg(image: Image.Image, largest: tuple[int, int] = LARGEST_PIXELS) -> bytes:
    """On white, in RGB: PDF/A has one output intent, so no other colour space may stand in it."""
    if "A" in image.getbands() or image.mode == "P":
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image.convert("RGBA"))
    small = image.convert("RGB")
    small.thumbnail(largest)
    out = BytesIO()
    small.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return out.getvalue()
