"""Dossier and slip as PDF/A-3a (ISO 19005-3): contents in, bytes out, and no clock in between."""

from functools import cache
from io import BytesIO
from threading import Lock
from types import ModuleType
from typing import Any

import segno
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.html import format_html

from .attachments import Embedded, embedded
from .contents import Bound, Contents, Volume
from .cover import facts
from .finishing import finish
from .inventory import inventory
from .legible import legible
from .metadata import moment, packet, sm3
from .pictures import Shown, show, sketches

LANGUAGE = "zh-hans"
QR_URL = "qr:verify"
PAGES_OF_A_SHORT_MATTER = 2
SLIP_DENSITIES = ("roomy", "tight", "clipped")
# Pango's font map must not be used by two threads at once.
ONE_AT_A_TIME = Lock()


def render_dossier(contents: Bound) -> bytes:
    """A matter or a volume as an unsigned file, with its record and its attachments inside."""
    with ONE_AT_A_TIME, translation.override(LANGUAGE):
        document = _short(contents) if contents.is_short else _long(contents)
        return _bound(document, contents, embedded(contents))


def render_slip(contents: Contents) -> bytes:
    """The slip on one printable page, also of a matter that is still under way."""
    with ONE_AT_A_TIME, translation.override(LANGUAGE):
        for density in SLIP_DENSITIES:
            html = _html("pdf/slip.html", contents, {"density": density})
            document = the_press().lay_out(html, _pictures(contents, []))
            if len(document.pages) == 1:
                break
        return _bound(document, contents, [])


def _short(contents: Bound) -> Any:
    """Two pages are foretold, which saves laying them out again for their number; if wrong, it is counted."""
    context: dict[str, Any] = {"density": "short", "pages": PAGES_OF_A_SHORT_MATTER}
    pictures = _pictures(contents, [])
    document = the_press().lay_out(_html("pdf/dossier.html", contents, context), pictures)
    if len(document.pages) == PAGES_OF_A_SHORT_MATTER:
        return document
    return the_press().lay_out(_html("pdf/dossier.html", contents, {"density": "short"}), pictures)


def _long(contents: Bound) -> Any:
    shown = show(contents.attachments)
    context = {"density": "long", "shown": shown, "inventory": inventory(contents, shown)}
    template = "pdf/volume.html" if isinstance(contents, Volume) else "pdf/dossier.html"
    return the_press().lay_out(_html(template, contents, context), _pictures(contents, shown))


def _html(template: str, contents: Bound, more: dict[str, Any]) -> str:
    context = {
        "contents": contents,
        "heading": _heading(contents),
        "moment": moment(contents.closed or contents.opened),
        "facts": facts(contents),
        "pages": format_html('<span class="{}"></span>', "page-count"),
        "data_sha256": contents.data_digest(),
        "data_sm3": sm3(contents.data),
        "qr": QR_URL if contents.verify_url else "",
    }
    return legible(render_to_string(template, context | more))


def _bound(document: Any, contents: Bound, files: list[Embedded]) -> bytes:
    press = the_press()
    xmp = packet(
        contents, title=_heading(contents), programs=press.programs(), producer=press.PRODUCER
    )
    at = timezone.localtime(contents.closed or contents.opened)
    return finish(press.as_pdf(document), packet=xmp, files=files, at=at)


def _heading(contents: Bound) -> str:
    return " ".join(
        filter(None, (contents.title, contents.archive_number or contents.name, contents.subject))
    )


def _pictures(contents: Bound, shown: list[Shown]) -> dict[str, bytes]:
    """All that a template may refer to, by the name it uses."""
    pictures = {
        url: picture
        for item in shown
        for url, picture in zip(item.urls(), item.pictures, strict=True)
    }
    pictures |= sketches(contents)
    return pictures | ({QR_URL: _qr(contents.verify_url)} if contents.verify_url else {})


def _qr(text: str) -> bytes:
    out = BytesIO()
    segno.make(text, micro=False).save(out, kind="svg", border=0, xmldecl=False)
    return out.getvalue()


@cache
def the_press() -> ModuleType:
    """WeasyPrint, fetched when first needed: without Pango the site must start, to say what is missing."""
    from . import press

    return press
