"""Pictures are painted anew: upright, of a sensible size, and without what was hidden in the file."""

from contextlib import nullcontext, suppress
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from warnings import catch_warnings, simplefilter

import pillow_heif
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .exif import taken_of
from .refusing import UploadRefused
from .taken import Taken

pillow_heif.register_heif_opener()

READ = ("JPEG", "PNG", "WEBP", "HEIF")
KEPT_AS = {"PNG": ("PNG", "image/png"), "WEBP": ("WEBP", "image/webp")}
JPEG = ("JPEG", "image/jpeg")
#: A sheet of A4 at 300 dpi, and a photo of 12 megapixels, stay as large as they are.
LONGEST_EDGE = 4096
SMALL_EDGE = 360
#: A sheet of A4 at 600 dpi; decoding takes up to four bytes for each.
MOST_PIXELS = 36_000_000
#: JPEG is decoded smaller than it is, unless it comes in layers.
MOST_PIXELS_OF_JPEG = 120_000_000
#: More than a photo of a phone is opened by one thread at a time: a few at once would fill the memory.
LARGE_PIXELS = 13_000_000
ONE_AT_A_TIME = Lock()
QUALITY, SMALL_QUALITY = 88, 72
UNREADABLE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    ArithmeticError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept, the small one for lists, and when and where it was taken."""

    content: bytes
    media_type: str
    small: bytes
    taken: Taken


def repainted(content: bytes, name: str) -> Picture:
    """The picture anew; UploadRefused when it cannot be opened to its end, or is far too large."""
    try:
        # Our own limit is asked before anything is decoded.
        with catch_warnings():
            simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=READ) as image:
                _check_pixels(image, name)
                with ONE_AT_A_TIME if image.width * image.height > LARGE_PIXELS else nullcontext():
                    return _repainted(image)
    except UNREADABLE as error:
        sentence = _(
            "“%(name)s” begins like a picture but cannot be opened to its end. "
            "Take the photo again, or save the picture anew."
        )
        raise UploadRefused(sentence % {"name": name}) from error


def _check_pixels(image: Image.Image, name: str) -> None:
    width, height = image.size
    in_parts = image.format == "JPEG" and not image.info.get("progressive")
    most = MOST_PIXELS_OF_JPEG if in_parts else MOST_PIXELS
    if width * height > most:
        sentence = _(
            "“%(name)s” measures %(width)s × %(height)s points, more than can be opened. "
            "Make the picture smaller."
        )
        raise UploadRefused(sentence % {"name": name, "width": width, "height": height})


def _repainted(image: Image.Image) -> Picture:
    taken = taken_of(image)
    form, media_type = KEPT_AS.get(str(image.format), JPEG)
    image.draft("RGB", (LONGEST_EDGE, LONGEST_EDGE))
    image.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
    upright = _plain(ImageOps.exif_transpose(image))
    if form == "JPEG":
        upright = _on_white(upright)
    small = _on_white(upright)
    small.thumbnail((SMALL_EDGE, SMALL_EDGE), Image.Resampling.LANCZOS)
    return Picture(
        _written(upright, form, QUALITY), media_type, _written(small, "JPEG", SMALL_QUALITY), taken
    )


def _plain(image: Image.Image) -> Image.Image:
    """In the colours that every screen understands."""
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            found = ImageCms.profileToProfile(image, source, target, outputMode=mode)
            if found is not None:
                return found
    return image.convert("L") if image.mode in ("1", "L") else image.convert(mode)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image.copy()
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("RGB")


def _written(image: Image.Image, form: str, quality: int) -> bytes:
    out = BytesIO()
    # Nothing of the old file's notes goes along: not its Exif, its profile or its texts.
    clean = Image.frombytes(image.mode, image.size, image.tobytes())
    clean.save(out, form, quality=quality, **({"optimize": True} if form == "JPEG" else {}))
    return out.getvalue()
