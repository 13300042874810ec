"""The one module that imports WeasyPrint: HTML in, laid-out pages out, no file or network read.

Import it late: it needs Pango, and a machine without Pango must still start to be told so.
"""

import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pikepdf
from weasyprint import CSS, HTML, VERSION, Document
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .fonts import font_versions, private_fontconfig

PRODUCER = f"WeasyPrint {VERSION}"
PRINT_CSS = Path(__file__).with_name("print.css")
PDF_VARIANT = "pdf/a-3a"


class OwnPictures(URLFetcher):
    """Hands out the pictures of one document and nothing else, whatever a text may refer to."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__()
        self.pictures = pictures

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The picture of this name."""
        return URLFetcherResponse(url, self.pictures[url])


def lay_out(html: str, pictures: Mapping[str, bytes], sheet: Path = PRINT_CSS) -> Document:
    """Set a document on pages, by the sheet of dossiers or by another."""
    page = HTML(string=html, url_fetcher=OwnPictures(pictures))
    return page.render(font_config=_fonts(), stylesheets=[_styles(sheet)])


def as_pdf(document: Document) -> bytes:
    """The pages as tagged PDF/A-3a; left uncompressed, since the finishing pass compresses."""
    with warnings.catch_warnings():
        # WeasyPrint leaves the file of its colour profile to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        return document.write_pdf(pdf_variant=PDF_VARIANT, uncompressed_pdf=True)


@cache
def programs() -> str:
    """Everything whose version alters the bytes."""
    version = pango.pango_version()
    pango_version = f"Pango {version // 10000}.{version // 100 % 100}.{version % 100}"
    tools = [
        PRODUCER,
        pango_version,
        f"pikepdf {pikepdf.__version__}",
        f"qpdf {pikepdf.__libqpdf_version__}",
    ]
    return "; ".join([*tools, *font_versions()])


@cache
def _fonts() -> FontConfiguration:
    with private_fontconfig():
        return FontConfiguration()


@cache
def _styles(sheet: Path) -> CSS:
    return CSS(filename=sheet, font_config=_fonts())
