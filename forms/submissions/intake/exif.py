"""What a camera wrote into a picture of when and where it was taken (Exif 2.32, 4.6.5 and 4.6.6)."""

import math
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from PIL import ExifTags, Image

from .taken import ODD, Taken, moment, place

#: A camera writes a few kilobytes; more is not read.
MOST_BYTES = 256 * 1024


def taken_of(image: Image.Image) -> Taken:
    """What the camera wrote; whatever cannot be true is left out."""
    if len(image.info.get("exif") or b"") > MOST_BYTES:
        return Taken()
    with suppress(*ODD):
        exif = image.getexif()
        lat, lng = _place(exif.get_ifd(ExifTags.IFD.GPSInfo))
        return Taken(_moment(exif.get_ifd(ExifTags.IFD.Exif)), lat, lng)
    return Taken()


def _moment(exif: Mapping[int, Any]) -> datetime | None:
    with suppress(*ODD):
        written = str(exif[ExifTags.Base.DateTimeOriginal]).strip("\x00 ")
        day, _blank, time = written.partition(" ")
        local = f"{day.replace(':', '-')}T{time}"
        offset = str(exif.get(ExifTags.Base.OffsetTimeOriginal, "")).strip("\x00 ")
        return moment(local + offset) or moment(local)
    return None


def _place(gps: Mapping[int, Any]) -> tuple[float | None, float | None]:
    with suppress(*ODD):
        lat = _degrees(gps[ExifTags.GPS.GPSLatitude], gps[ExifTags.GPS.GPSLatitudeRef], "S")
        lng = _degrees(gps[ExifTags.GPS.GPSLongitude], gps[ExifTags.GPS.GPSLongitudeRef], "W")
        return place(lat, lng)
    return None, None


def _degrees(parts: Any, reference: Any, negative: str) -> float:
    degrees, minutes, seconds = (float(each) for each in parts)
    found = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(found):
        raise ValueError(parts)
    letter = reference.decode() if isinstance(reference, bytes) else str(reference)
    return -found if letter.strip("\x00 ").upper() == negative else found
