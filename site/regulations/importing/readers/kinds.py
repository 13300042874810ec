"""What a file is, by its first bytes; what is not taken in gets its sentence."""

import re
from enum import StrEnum

import filetype
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from ..limits import LARGEST_FILE_BYTES
from ..refusing import NotReadable
from .packed import is_word
from .plain import decoded

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|h[1-6]|ul|ol|br|span|script)\b[^<>]*>",
    re.IGNORECASE,
)
#: How much of a file tells what it is.
SAMPLE = 4096


class Kind(StrEnum):
    """The kinds that are taken in."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    TEXT = "text"


def check_size(size: int) -> None:
    """NotReadable when a file is larger than is taken."""
    if size > LARGEST_FILE_BYTES:
        sentence = _(
            "The file has %(given)s; at most %(limit)s are taken. "
            "Take pictures out of it and save it again, or paste its text."
        )
        sizes = {
            "given": filesizeformat(size),
            "limit": filesizeformat(LARGEST_FILE_BYTES),
        }
        raise NotReadable(sentence % sizes)
    if not size:
        raise NotReadable(_("The file is empty. Choose another one, or paste the text."))


def kind_of(content: bytes) -> Kind:
    """The kind of a file; NotReadable says how to save what is of another kind."""
    if content.startswith(OLE):
        raise NotReadable(_of_old_word(content))
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if is_word(content):
            return Kind.DOCX
        raise NotReadable(_not_taken())
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return Kind.PDF
    if content.startswith(b"{\\rtf"):
        raise NotReadable(_save_as_docx())
    if filetype.guess(content[:SAMPLE]) is not None:
        raise NotReadable(_not_taken())
    return Kind.HTML if _is_html(content) else Kind.TEXT


def _is_html(content: bytes) -> bool:
    return len(_HTML.findall(decoded(content)[:SAMPLE])) >= 2


def _of_old_word(content: bytes) -> str:
    # A Word file with a password is packed into the container of the old format.
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _(
            "The file is protected by a password. Open it in Word or WPS, take the password off "
            "(File, Info, Protect Document), save it, and upload it again."
        )
    return _save_as_docx()


def _save_as_docx() -> str:
    return _(
        "This is a file in an older format (.doc, .wps or .rtf). Open it in Word or WPS, "
        "save as .docx, and upload that."
    )


def _not_taken() -> str:
    return _(
        "This is no file of a kind that is taken: .docx, .txt, .html or a PDF with text. "
        "Save it as .docx, or paste its text."
    )
