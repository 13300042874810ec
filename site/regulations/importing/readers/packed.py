"""The packed files that .docx are: looked through before anything in them is unpacked."""

import zipfile
import zlib
from io import BytesIO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from ..limits import LARGEST_RATIO, LARGEST_UNPACKED_BYTES, MOST_ENTRIES
from ..refusing import NotReadable

DOCUMENT = "word/document.xml"
#: Small files may well shrink a lot.
SMALL_BYTES = 1024 * 1024
_CHUNK = 64 * 1024
_CODES = ("ascii", "utf-16-le", "utf-16-be")
#: No part of a Word file declares anything of its own; bombs of entities do.
_DECLARATIONS = tuple(each.encode(code) for each in ("<!DOCTYPE", "<!ENTITY") for code in _CODES)
_MACROS = (
    b"ms-word.document.macroEnabled",
    b"ms-word.template.macroEnabled",
    b"ms-office.vbaProject",
)
_LONGEST_MARK = 64


def is_word(content: bytes) -> bool:
    """Whether a packed file holds a Word document."""
    return DOCUMENT in _directory(content).namelist()


def check_packed(content: bytes) -> None:
    """NotReadable for macros, passwords, bombs and declarations that no Word file has."""
    packed = _directory(content)
    entries = packed.infolist()
    if any(each.flag_bits & 1 for each in entries):
        raise NotReadable(
            _(
                "The file is protected by a password. Take it off, save the file, and upload it again."
            )
        )
    if any("vbaproject" in each.filename.lower() for each in entries):
        raise _has_macros()
    _check_sizes(entries)
    _check_parts(packed, entries)


def _has_macros() -> NotReadable:
    return NotReadable(
        _(
            "The file holds macros, which are not taken in. Save it as .docx without macros, and upload that."
        )
    )


def _directory(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise damaged() from error


def damaged() -> NotReadable:
    """A file that does not hold together."""
    return NotReadable(
        _(
            "The file is damaged and cannot be opened. Open it in Word or WPS, save it again "
            "as .docx, and upload that; or paste its text."
        )
    )


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(each.file_size for each in entries)
    swollen = any(
        each.file_size > SMALL_BYTES and each.file_size > LARGEST_RATIO * max(each.compress_size, 1)
        for each in entries
    )
    if unpacked > LARGEST_UNPACKED_BYTES or len(entries) > MOST_ENTRIES or swollen:
        raise _too_large()


def _too_large() -> NotReadable:
    sentence = _(
        "Unpacked, the file would be larger than the %(limit)s that are taken, or it is packed "
        "in an unusual way. Save it again as .docx, or paste its text."
    )
    return NotReadable(sentence % {"limit": filesizeformat(LARGEST_UNPACKED_BYTES)})


def _check_parts(packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Unpack every XML part once, within bounds: what the directory says may not be true."""
    left = LARGEST_UNPACKED_BYTES
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            left -= _checked(packed, entry, left)


def _checked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    """The size of a part that declares nothing and is within bounds."""
    before, size = b"", 0
    try:
        with packed.open(entry) as part:
            while chunk := part.read(_CHUNK):
                size += len(chunk)
                if size > left:
                    raise _too_large()
                if any(mark in before + chunk for mark in _DECLARATIONS):
                    raise damaged()
                if any(mark in before + chunk for mark in _MACROS):
                    raise _has_macros()
                before = chunk[-_LONGEST_MARK:]
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise damaged() from error
    return size
