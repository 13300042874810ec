"""Taking in a file: its type is read from its content, never from its name."""

import hashlib
import io
from pathlib import PurePath

import filetype
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from people.models import Person

from .models import Upload

MAX_BYTES = 10 * 1024 * 1024
IMAGES = frozenset({"image/jpeg", "image/png", "image/webp"})
ACCEPTED = IMAGES | {"application/pdf"}


class UploadRefused(Exception):
    """The file is not taken; the message is a sentence for the user."""


def take_in(uploaded: UploadedFile, *, owner: Person) -> Upload:
    """Check and store one file; UploadRefused says what was asked and what was given."""
    name = PurePath((uploaded.name or "").replace("\\", "/")).name[:200] or _("file")
    size = uploaded.size or 0
    if size > MAX_BYTES:
        raise UploadRefused(
            _("“%(name)s” is %(size)s MB; a file may be at most 10 MB. Choose a smaller one.")
            % {"name": name, "size": round(size / 1024 / 1024, 1)}
        )
    content = uploaded.read()
    media_type = _type_of(content)
    if media_type not in ACCEPTED:
        raise UploadRefused(
            _(
                "“%(name)s” is neither a picture (JPEG, PNG, WebP) nor a PDF. Take a photo or save it as PDF."
            )
            % {"name": name}
        )
    upload = Upload(
        owner=owner,
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    upload.content.save(name, ContentFile(content), save=False)
    upload.save()
    return upload


def _type_of(content: bytes) -> str:
    kind = filetype.guess(content)
    found = kind.mime if kind else ""
    return "" if found in IMAGES and not _opens(content) else found


def _opens(content: bytes) -> bool:
    try:
        Image.open(io.BytesIO(content)).verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        return False
    return True
