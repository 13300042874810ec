"""An uploaded .xlsx, looked through before anything in it is read; a sentence for what is not taken."""

import zipfile
import zlib
from io import BytesIO

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

LARGEST_FILE_BYTES = 10 * 1024 * 1024
#: What it may hold when unpacked, and how many times its packed size.
LARGEST_UNPACKED_BYTES = 80 * 1024 * 1024
LARGEST_RATIO = 200
MOST_ENTRIES = 2000
#: Small parts may well shrink a lot.
SMALL_BYTES = 4 * 1024 * 1024
WORKBOOK = "xl/workbook.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: No part of a workbook declares anything of its own; bombs of entities do.
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_CHUNK = 256 * 1024


class NotATable(Exception):
    """A file of which no form is made; the message says what to do."""


def opened(content: bytes) -> zipfile.ZipFile:
    """The parts of a workbook that may be read."""
    if len(content) > LARGEST_FILE_BYTES:
        sentence = _(
            "The file has %(given)s; at most %(limit)s are taken. Keep the headings and a few rows, "
            "and save it again."
        )
        sizes = (filesizeformat(each) for each in (len(content), LARGEST_FILE_BYTES))
        raise NotATable(sentence % dict(zip(("given", "limit"), sizes, strict=True)))
    if not content:
        raise NotATable(_("The file is empty. Choose the table once more."))
    if content.startswith(OLE):
        raise NotATable(_of_old_excel(content))
    packed = _packed(content)
    names = {each.filename for each in packed.infolist()}
    if WORKBOOK not in names:
        raise NotATable(_not_xlsx())
    if any("vbaproject" in name.lower() for name in names):
        raise NotATable(
            _(
                "The file holds macros, which are not taken in. Save it as .xlsx without macros, and upload that."
            )
        )
    _check_sizes(packed)
    return packed


def _packed(content: bytes) -> zipfile.ZipFile:
    if not content.startswith(b"PK"):
        raise NotATable(_not_xlsx())
    try:
        return zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise NotATable(damaged()) from error


def _of_old_excel(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _(
            "The file is protected by a password. Take it off, save the file, and upload it again."
        )
    return _("This is a table in an older format (.xls or .et). Save it as .xlsx, and upload that.")


def _not_xlsx() -> str:
    return _("This is no .xlsx table. Open it in Excel or WPS, save it as .xlsx, and upload that.")


def damaged() -> str:
    """What is said of a file that does not hold together."""
    return _(
        "The file is damaged and cannot be opened. Open it in Excel or WPS, save it again "
        "as .xlsx, and upload that."
    )


def _check_sizes(packed: zipfile.ZipFile) -> None:
    entries = packed.infolist()
    if any(each.flag_bits & 1 for each in entries):
        raise NotATable(_of_old_excel("EncryptedPackage".encode("utf-16-le")))
    swollen = any(
        each.file_size > SMALL_BYTES and each.file_size > LARGEST_RATIO * max(each.compress_size, 1)
        for each in entries
    )
    unpacked = sum(each.file_size for each in entries)
    if swollen or unpacked > LARGEST_UNPACKED_BYTES or len(entries) > MOST_ENTRIES:
        raise NotATable(_too_large())
    left = LARGEST_UNPACKED_BYTES
    for each in entries:
        if each.filename.lower().endswith((".xml", ".rels")):
            left -= _checked(packed, each, left)


def _too_large() -> str:
    sentence = _(
        "Unpacked, the table would be larger than the %(limit)s that are taken, or it is packed in "
        "an unusual way. Keep the headings and a few rows, and save it again."
    )
    return sentence % {"limit": filesizeformat(LARGEST_UNPACKED_BYTES)}


def _checked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    """The size of a part: what the directory says may not be true."""
    size, before = 0, b""
    try:
        with packed.open(entry) as part:
            while chunk := part.read(_CHUNK):
                size += len(chunk)
                if size > left:
                    raise NotATable(_too_large())
                if any(mark in before + chunk for mark in _DECLARATIONS):
                    raise NotATable(damaged())
                before = chunk[-16:]
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise NotATable(damaged()) from error
    return size
