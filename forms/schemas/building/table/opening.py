"""An uploaded .xlsx, looked through before anything in it is read; a sentence for what is not taken."""

from zipfile import ZipFile

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from packed import Bounds, Fault, Unfit, guarded

LARGEST_FILE_BYTES = 10 * 1024 * 1024
#: What it may hold when unpacked.
LARGEST_UNPACKED_BYTES = 80 * 1024 * 1024
BOUNDS = Bounds(LARGEST_UNPACKED_BYTES)
WORKBOOK = "xl/workbook.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class NotATable(Exception):
    """A file of which no form is made; the message says what to do."""


def opened(content: bytes) -> ZipFile:
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
    if not content.startswith(b"PK"):
        raise NotATable(_not_xlsx())
    try:
        packed = guarded(content, BOUNDS)
    except Unfit as unfit:
        raise NotATable(_said_of(unfit.fault)) from unfit
    if WORKBOOK not in packed.namelist():
        raise NotATable(_not_xlsx())
    return packed


def _said_of(fault: Fault) -> str:
    match fault:
        case Fault.PASSWORD:
            return _protected()
        case Fault.MACROS:
            return _(
                "The file holds macros, which are not taken in. Save it as .xlsx without macros, and upload that."
            )
        case Fault.TOO_LARGE:
            return _too_large()
        case _:
            return damaged()


def _of_old_excel(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _protected()
    return _("This is a table in an older format (.xls or .et). Save it as .xlsx, and upload that.")


def _protected() -> str:
    return _(
        "The file is protected by a password. Take it off, save the file, and upload it again."
    )


def _not_xlsx() -> str:
    return _("This is no .xlsx table. Open it in Excel or WPS, save it as .xlsx, and upload that.")


def damaged() -> str:
    """What is said of a file that does not hold together."""
    return _(
        "The file is damaged and cannot be opened. Open it in Excel or WPS, save it again "
        "as .xlsx, and upload that."
    )


def _too_large() -> str:
    sentence = _(
        "Unpacked, the table would be larger than the %(limit)s that are taken, or it is packed in "
        "an unusual way. Keep the headings and a few rows, and save it again."
    )
    return sentence % {"limit": filesizeformat(LARGEST_UNPACKED_BYTES)}
