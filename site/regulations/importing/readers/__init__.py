"""From an uploaded file to its lines of text; what it is, is told by its bytes and not by its name."""

from django.core.files.uploadedfile import UploadedFile

from ..refusing import check_text, without_controls
from .kinds import Kind, check_size, kind_of
from .plain import decoded


def read(upload: UploadedFile) -> str:
    """The text of a file; NotReadable with a sentence when it cannot be taken in."""
    check_size(upload.size or 0)
    content = upload.read()
    check_size(len(content))
    text = without_controls(_text(content))
    check_text(text)
    return text


def _text(content: bytes) -> str:
    # What reads a kind is fetched with the first file of it: each is the door to a large library.
    match kind_of(content):
        case Kind.DOCX:
            from .word import text_of_docx

            return text_of_docx(content)
        case Kind.PDF:
            from .pdf import text_of_pdf

            return text_of_pdf(content)
        case Kind.HTML:
            from .markup import text_of_html

            return text_of_html(decoded(content))
        case Kind.TEXT:
            return decoded(content)


__all__ = ["read"]
