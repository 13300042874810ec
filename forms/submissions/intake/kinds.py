"""What a file is, by its content."""

import filetype

from forms.schemas.limits import PICTURES

from .office_files import office_type

#: What a phone writes; it is kept as JPEG.
FROM_PHONES = frozenset({"image/heic", "image/heif"})
PDF = "application/pdf"
HEAD_BYTES = 8192


def media_type_of(content: bytes, name: str) -> str:
    """The media type under which it would be kept; blank for what nobody may hand in."""
    if found := office_type(content, name):
        return found
    guessed = filetype.guess_mime(content[:HEAD_BYTES]) or ""
    if guessed in FROM_PHONES:
        return "image/jpeg"
    return guessed if guessed in PICTURES or guessed == PDF else ""
