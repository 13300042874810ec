"""Plain text: UTF-8, UTF-16 and GB18030, with or without a mark in front (BOM)."""

import codecs

from django.utils.translation import gettext as _

from ..lines import is_blank
from ..refusing import NotReadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
#: Above this share of control characters it is no text.
MOST_CONTROLS = 0.02


def decoded(content: bytes) -> str:
    """The text that the bytes hold; NotReadable when they hold none."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise NotReadable(
        _(
            "The characters of the file cannot be read. Open it, save it as text in UTF-8 "
            "or as .docx, and upload it again; or paste its text."
        )
    )


def _encodings(content: bytes) -> tuple[str, ...]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return (encoding,)
    return "utf-8", "gb18030"


def _is_text(text: str) -> bool:
    sample = text[:20_000]
    controls = sum(is_blank(char) and not char.isspace() for char in sample)
    return controls <= MOST_CONTROLS * len(sample) + 3
