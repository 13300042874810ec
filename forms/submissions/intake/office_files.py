"""Word and Excel files: packages whose parts say what they are (ISO/IEC 29500-2)."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from forms.schemas.limits import OFFICE

from .refusing import UploadRefused

ZIP = b"PK\x03\x04"
CONTENT_TYPES = "[Content_Types].xml"
MAIN_PARTS = {
    "word/document.xml": f"{OFFICE}wordprocessingml.document",
    "xl/workbook.xml": f"{OFFICE}spreadsheetml.sheet",
}
MOST_PARTS = 5000
#: What unfolds to more than this is a trap, not a document.
MOST_BYTES_UNFOLDED = 300 * 1024 * 1024
LONGEST_LIST_BYTES = 512 * 1024
ENCRYPTED = 0x1


def office_type(content: bytes, name: str) -> str:
    """The media type of a document without macros; blank when it is another package, or none."""
    if not content.startswith(ZIP):
        return ""
    try:
        with ZipFile(BytesIO(content)) as package:
            return _type_of(package, name)
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return ""


def _type_of(package: ZipFile, name: str) -> str:
    parts = package.infolist()
    if package.comment or not _reasonable(parts):
        return ""
    names = {part.filename for part in parts}
    found = next((kind for part, kind in MAIN_PARTS.items() if part in names), "")
    if not found or CONTENT_TYPES not in names:
        return ""
    with package.open(CONTENT_TYPES) as listed:
        declared = listed.read(LONGEST_LIST_BYTES)
    if b"macroEnabled" in declared or any(each.endswith("vbaProject.bin") for each in names):
        sentence = _("“%(name)s” holds macros. Save it without them, as .docx or .xlsx.")
        raise UploadRefused(sentence % {"name": name})
    return found if f"{found}.main+xml".encode() in declared else ""


def _reasonable(parts: list[ZipInfo]) -> bool:
    return (
        len(parts) <= MOST_PARTS
        and sum(part.file_size for part in parts) <= MOST_BYTES_UNFOLDED
        and not any(part.flag_bits & ENCRYPTED for part in parts)
        and len({part.filename for part in parts}) == len(parts)
    )
