"""The packed files that .docx are: looked through before anything in them is unpacked."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from packed import Bounds, Fault, Unfit, guarded

from ..limits import LARGEST_RATIO, LARGEST_UNPACKED_BYTES, MOST_ENTRIES
from ..refusing import NotReadable

DOCUMENT = "word/document.xml"
BOUNDS = Bounds(
    LARGEST_UNPACKED_BYTES, entries=MOST_ENTRIES, ratio=LARGEST_RATIO, small_bytes=1024 * 1024
)


def is_word(content: bytes) -> bool:
    """Whether a packed file holds a Word document."""
    try:
        return DOCUMENT in ZipFile(BytesIO(content)).namelist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise damaged() from error


def check_packed(content: bytes) -> None:
    """NotReadable for macros, passwords, bombs and declarations that no Word file has."""
    try:
        guarded(content, BOUNDS)
    except Unfit as unfit:
        raise _said_of(unfit.fault) from unfit


def _said_of(fault: Fault) -> NotReadable:
    match fault:
        case Fault.PASSWORD:
            return NotReadable(
                _(
                    "The file is protected by a password. Take it off, save the file, and upload it again."
                )
            )
        case Fault.MACROS:
            return _has_macros()
        case Fault.TOO_LARGE:
            return _too_large()
        case _:
            return damaged()


def _has_macros() -> NotReadable:
    return NotReadable(
        _(
            "The file holds macros, which are not taken in. Save it as .docx without macros, and upload that."
        )
    )


def damaged() -> NotReadable:
    """A file that does not hold together."""
    return NotReadable(
        _(
            "The file is damaged and cannot be opened. Open it in Word or WPS, save it again "
            "as .docx, and upload that; or paste its text."
        )
    )


def _too_large() -> NotReadable:
    sentence = _(
        "Unpacked, the file would be larger than the %(limit)s that are taken, or it is packed "
        "in an unusual way. Save it again as .docx, or paste its text."
    )
    return NotReadable(sentence % {"limit": filesizeformat(LARGEST_UNPACKED_BYTES)})
