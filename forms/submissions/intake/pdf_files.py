"""PDF files: whole, open to everybody, and nothing else behind them."""

import re

from django.utils.translation import gettext as _

from .refusing import UploadRefused

END = b"%%EOF"
ENCRYPTED = re.compile(rb"/Encrypt\s*(?:<<|\d+\s+\d+\s+R)")
BLANKS = b"\r\n\t \x00"


def check_pdf(content: bytes, name: str) -> None:
    """UploadRefused when a PDF is cut off, locked, or carries something behind its end."""
    before, end, behind = content.rpartition(END)
    if not end or b"startxref" not in before:
        sentence = _("“%(name)s” is cut off: its end is missing. Save the PDF again and choose it.")
    elif behind.strip(BLANKS):
        sentence = _("“%(name)s” holds more than a PDF. Print it to a new PDF and choose that.")
    elif ENCRYPTED.search(content):
        sentence = _(
            "“%(name)s” is locked with a password, so nobody could read it in the dossier. "
            "Save the PDF without a password."
        )
    else:
        return
    raise UploadRefused(sentence % {"name": name})
