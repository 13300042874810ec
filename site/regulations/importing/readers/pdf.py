"""PDF files that hold text: lines that the page broke are joined again."""

import re
from collections import Counter
from collections.abc import Sequence
from threading import Lock

import pypdfium2
from django.utils.translation import gettext as _

from ..limits import MOST_PAGES
from ..lines import visible
from ..marks import mark_at
from ..refusing import NotReadable
from ..wording import ends

#: Fewer characters than this a page, and it is a picture of text.
SCANNED_BELOW = 8
#: A line at least this long, against the longest, goes on in the next.
FULL_SHARE = 0.8
REPEATED_PAGES = 3
_PAGE_NUMBER = re.compile(
    r"^[\s\-—–·]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:\s*[/共]\s*(?:共\s*)?[0-9]{1,4}\s*页?)?[\s\-—–·]*$"
)
# The library must not be called from two threads at once.
_ONE_AT_A_TIME = Lock()


def text_of_pdf(content: bytes) -> str:
    """The text of a PDF; NotReadable when it is protected, damaged or a scan."""
    with _ONE_AT_A_TIME:
        pages = _pages(content)
    found = sum(len(visible(each)) for each in pages)
    if found < SCANNED_BELOW * len(pages):
        raise NotReadable(
            _(
                "The PDF is a scan: it holds pictures of the pages and no text. "
                "Import the Word file that it was made from, or paste the text."
            )
        )
    return "\n".join(_joined(_without_page_lines([each.splitlines() for each in pages])))


def _pages(content: bytes) -> list[str]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise NotReadable(
            _(
                "The PDF is protected by a password or damaged. Save it again without a password, or paste its text."
            )
        ) from error
    try:
        if len(document) > MOST_PAGES:
            sentence = _(
                "The PDF has %(given)s pages; at most %(limit)s are taken at once. Import it in several parts."
            )
            raise NotReadable(sentence % {"given": len(document), "limit": MOST_PAGES})
        return [_page(document, at) for at in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise NotReadable(
            _("A page of the PDF is damaged. Save it again, or paste its text.")
        ) from error
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, at: int) -> str:
    page = document[at]
    try:
        text = page.get_textpage()
        try:
            return str(text.get_text_bounded())
        finally:
            text.close()
    finally:
        page.close()


def _without_page_lines(pages: Sequence[list[str]]) -> list[str]:
    """All lines but page numbers and what stands at the top or foot of every page."""
    stripped = [[line.strip() for line in page if line.strip()] for page in pages]
    edges = Counter(edge for page in stripped for edge in {*page[:1], *page[-1:]})
    repeated = {
        edge for edge, count in edges.items() if count >= max(REPEATED_PAGES, len(pages) // 2 + 1)
    }
    return [
        line
        for page in stripped
        for at, line in enumerate(page)
        if not (at in (0, len(page) - 1) and (line in repeated or _PAGE_NUMBER.match(line)))
    ]


def _joined(lines: Sequence[str]) -> list[str]:
    """A full line that does not end a sentence goes on in the next, unless that has a mark."""
    longest = max(map(len, lines), default=0)
    found: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and mark_at(line) is None:
            found[-1] += line
        else:
            found.append(line)
        goes_on = len(line) >= FULL_SHARE * longest and not (ends(line) and len(line) < longest)
    return found
