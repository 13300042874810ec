"""Text that the fonts can print: what they lack is spelt out, what cannot be seen is left out.

PDF/A forbids glyphs that stand for nothing (ISO 19005-3, 6.2.11.8), so a sign that no font has
is printed as its code; the record in JSON keeps it as it was typed.
"""

import re
from functools import cache

import uharfbuzz

from .fonts import font_files

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e0fff]"
)
UNUSUAL = re.compile("[^\t\n -~\u3000-\u303f\u4e00-\u9fa5\uff01-\uff5e]")


def legible(text: str) -> str:
    """The text with unseen characters removed and unprintable ones written as their code."""
    seen = UNSEEN.sub("", text)
    lacking = {sign for sign in UNUSUAL.findall(seen) if ord(sign) not in _covered()}
    return seen.translate({ord(sign): f"〔U+{ord(sign):04X}〕" for sign in lacking})


@cache
def _covered() -> frozenset[int]:
    """Every character that one of the fonts has; the faces of a collection cover the same ones."""
    blobs = (uharfbuzz.Blob.from_file_path(str(path)) for path in font_files().values())
    return frozenset().union(*(uharfbuzz.Face(blob).unicodes for blob in blobs))
