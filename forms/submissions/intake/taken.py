"""When and where a picture was taken, as the camera wrote it (Exif 2.32, 4.6.5 and 4.6.6)."""

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.timezone import get_current_timezone
from PIL import ExifTags, Image

#: A camera writes a few kilobytes; more is not read.
MOST_BYTES = 256 * 1024
FIRST_YEAR, LAST_YEAR = 2000, 2099
MOST_LATITUDE, MOST_LONGITUDE = 90.0, 180.0
FARTHEST_OFF = 100_000.0
ODD = (ArithmeticError, AttributeError, LookupError, SyntaxError, TypeError, ValueError, OSError)


@dataclass(frozen=True)
class Taken:
    """Time and place, as far as they are known; the place in degrees, its accuracy in metres."""

    at: datetime | None = None
    lat: float | None = None
    lng: float | None = None
    accuracy: float | None = None


def taken_of(image: Image.Image) -> Taken:
    """What the camera wrote; whatever cannot be true is left out."""
    if len(image.info.get("exif") or b"") > MOST_BYTES:
        return Taken()
    with suppress(*ODD):
        exif = image.getexif()
        lat, lng = _place(exif.get_ifd(ExifTags.IFD.GPSInfo))
        return Taken(_moment(exif.get_ifd(ExifTags.IFD.Exif)), lat, lng)
    return Taken()


def place(lat: Any, lng: Any) -> tuple[float | None, float | None]:
    """A place on earth, or none at all; 0, 0 is what a camera writes that knows none."""
    with suppress(*ODD):
        found = round(float(lat), 6), round(float(lng), 6)
        inside = abs(found[0]) <= MOST_LATITUDE and abs(found[1]) <= MOST_LONGITUDE
        return found if inside and any(found) else (None, None)
    return None, None


def metres(given: Any) -> float | None:
    """How exact a place is, when it can be true."""
    with suppress(*ODD):
        found = float(given)
        return round(found, 1) if 0 <= found <= FARTHEST_OFF else None
    return None


def moment(given: str) -> datetime | None:
    """An ISO moment within reason."""
    with suppress(*ODD):
        found = datetime.fromisoformat(given)
        found = found if found.tzinfo else found.replace(tzinfo=get_current_timezone())
        return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
    return None


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


def not_ahead(at: datetime | None, now: datetime) -> datetime | None:
    """A moment that has come; clocks of phones may be a day off."""
    return at if at and at <= now + timedelta(days=1) else None
