"""The files that were handed in."""

from pathlib import Path

from forms.submissions.models import Upload

from ..contents import Attached
from .matter import Matter


def attached_files(matter: Matter) -> tuple[Attached, ...]:
    """Every upload of the matter, also those that a later round replaced."""
    return tuple(
        Attached(upload.name, upload.size, upload.sha256, _content(upload), upload.media_type)
        for upload in matter.uploads
    )


def _content(upload: Upload) -> Path | bytes:
    """Where it lies on this machine; its bytes when it lies in a store elsewhere."""
    try:
        return Path(upload.content.path)
    except NotImplementedError:
        with upload.content.open("rb") as stored:
            content: bytes = stored.read()
            return content
