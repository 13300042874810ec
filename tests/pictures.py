"""Small pictures for tests, with what a camera writes into them."""

from io import BytesIO
from typing import Any

import pillow_heif
from PIL import ExifTags, Image

pillow_heif.register_heif_opener()

#: 昆明, as a camera has it: degrees, minutes, seconds.
KUNMING = {
    ExifTags.GPS.GPSLatitudeRef: "N",
    ExifTags.GPS.GPSLatitude: (25.0, 2.0, 35.88),
    ExifTags.GPS.GPSLongitudeRef: "E",
    ExifTags.GPS.GPSLongitude: (102.0, 42.0, 21.96),
}
TAKEN = "2026:09:14 08:30:05"


def picture(form: str = "PNG", size: tuple[int, int] = (8, 8), **more: Any) -> bytes:
    """A picture whose left half is red and whose right half is white."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    out = BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def exif(
    *, taken: str = TAKEN, orientation: int = 1, gps: dict[int, Any] | None = None
) -> Image.Exif:
    """What a camera writes: when, where, which way up, and with what."""
    found = Image.Exif()
    found[ExifTags.Base.Orientation] = orientation
    found[ExifTags.Base.Model] = "Secret Phone 13"
    found.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    found.get_ifd(ExifTags.IFD.GPSInfo).update(KUNMING if gps is None else gps)
    return found


def photo(**camera: Any) -> bytes:
    """A photo as a phone makes it."""
    return picture("JPEG", (64, 32), exif=exif(**camera))
