"""Taking in a file: its type is read from its content, never from its name."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from facts.words import joined
from forms.schemas.limits import MEGABYTE, PICTURES, Limits, whatever
from people.models import Person

from .intake.kinds import PDF, media_type_of
from .intake.naming import clean_name
from .intake.pdf_files import check_pdf
from .intake.refusing import UploadRefused
from .intake.scanning import check_safe
from .intake.taken import Taken, metres, moment, not_ahead, place
from .keeping import keep
from .models import Upload
from .models.upload import PlaceSource

__all__ = ["Taken", "UploadRefused", "reported", "take_in"]


def take_in(
    uploaded: UploadedFile,
    *,
    owner: Person,
    limits: Limits | None = None,
    device: Taken | None = None,
) -> Upload:
    """Check and store one file; UploadRefused says what was asked and what was given.

    `device` is when and where the sender's device was, for pictures that do not say it themselves.
    """
    limits = limits or whatever()
    name = clean_name(uploaded.name or "")
    content = _read(uploaded, name, limits)
    check_safe(content, name)
    media_type = media_type_of(content, name)
    if media_type not in limits.media_types:
        raise UploadRefused(not_taken(name, limits))
    upload = Upload(owner=owner, name=clean_name(name, media_type), media_type=media_type)
    if media_type in PICTURES:
        return _picture(upload, content, device or Taken())
    if media_type == PDF:
        check_pdf(content, name)
    return keep(upload, content)


def reported(*, at: str, lat: Any, lng: Any, accuracy: Any) -> Taken:
    """What a device says of itself, as far as it can be true."""
    found = place(lat, lng)
    return Taken(moment(at), *found, metres(accuracy) if found != (None, None) else None)


def not_taken(name: str, limits: Limits) -> str:
    """The sentence for a file of a kind that is not asked for."""
    sentence = _(
        "“%(name)s” is, by its content, none of: %(kinds)s. Choose another file, or save it as one of these."
    )
    return sentence % {"name": name, "kinds": joined(str(each.label) for each in limits.kinds)}


def too_large(name: str, size: int, limits: Limits) -> str:
    """The sentence for a file beyond the limit."""
    sentence = _(
        "“%(name)s” is %(size)s MB; a file may be at most %(most)s MB here. Choose a smaller one."
    )
    megabytes = max(round(size / MEGABYTE, 1), limits.most_megabytes + 0.1)
    return sentence % {"name": name, "size": megabytes, "most": limits.most_megabytes}


def _read(uploaded: UploadedFile, name: str, limits: Limits) -> bytes:
    size = uploaded.size or 0
    if size > limits.most_bytes:
        raise UploadRefused(too_large(name, size, limits))
    content: bytes = uploaded.read()
    if not content:
        sentence = _("“%(name)s” is empty. Choose the file again.")
        raise UploadRefused(sentence % {"name": name})
    return content


def _picture(upload: Upload, content: bytes, device: Taken) -> Upload:
    # What paints pictures is 10 MB, and most processes are never handed one.
    from .intake.pictures import repainted

    picture = repainted(content, upload.name)
    upload.media_type = picture.media_type
    upload.name = clean_name(upload.name, picture.media_type)
    _note(upload, picture.taken, device, now=timezone.now())
    return keep(upload, picture.content, small=picture.small)


def _note(upload: Upload, written: Taken, device: Taken, *, now: datetime) -> None:
    """What the camera wrote counts before what the device says."""
    upload.taken_at = not_ahead(written.at, now) or not_ahead(device.at, now)
    known = written if written.lat is not None else device
    upload.latitude, upload.longitude = known.lat, known.lng
    upload.accuracy = known.accuracy
    if known.lat is not None:
        upload.place_source = PlaceSource.PICTURE if known is written else PlaceSource.DEVICE
