"""A regulation on paper: a copy of an edition in the layout of GB/T 9704-2012, without seal.

Printed once for each edition, release and set of fonts, and kept under the edition's digest; what
is kept may be thrown away at any time.
"""

from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import timezone, translation

from regulations.models import Edition

from ..finishing import saved
from ..keeping import put
from ..legible import legible
from ..render import LANGUAGE, ONE_AT_A_TIME, the_press
from ..subsetting import cut_down_fonts
from .clauses import laid_down, printed

SHEET = Path(__file__).with_name("regulation.css")


def regulation_print(edition: Edition, *, rules: bool = False) -> bytes:
    """The edition as PDF; with its rules and the editor's notes as an appendix when asked for."""
    with translation.override(LANGUAGE):
        html = _html(edition, rules=rules)
    name = _name(edition, html)
    if default_storage.exists(name):
        with default_storage.open(name, "rb") as kept:
            content: bytes = kept.read()
        return content
    with ONE_AT_A_TIME, translation.override(LANGUAGE):
        document = the_press().lay_out(html, {}, SHEET)
        content = compact(the_press().as_pdf(document))
    put(default_storage, name, content)
    return content


def _html(edition: Edition, *, rules: bool) -> str:
    context = {
        "edition": edition,
        "heading": edition.heading,
        "clauses": printed(edition.clauses),
        "laid_down": laid_down(edition.clauses) if rules else [],
        "day": _signed_on(edition),
        "moment": timezone.localtime(edition.published_at).isoformat(timespec="seconds"),
    }
    return legible(render_to_string("pdf/regulation.html", context))


def _signed_on(edition: Edition) -> date:
    """成文日期: the day that stands under the text, else that on which it was published."""
    given = edition.heading.get("signed_on")
    return date.fromisoformat(given) if given else timezone.localdate(edition.published_at)


def _name(edition: Edition, html: str) -> str:
    looks = sha256(html.encode() + SHEET.read_bytes()).hexdigest()
    return f"prints/{edition.digest}/{looks}.pdf"


def compact(rendered: bytes) -> bytes:
    """The same pages with fonts cut down; equal input gives equal bytes."""
    with pikepdf.open(BytesIO(rendered)) as pdf:
        cut_down_fonts(pdf)
        return saved(pdf)
