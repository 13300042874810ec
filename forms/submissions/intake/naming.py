"""The name of a file: what its sender called it, less what could deceive a reader or a computer."""

import unicodedata
from pathlib import PurePath

from django.utils.translation import gettext as _

from forms.schemas.limits import FORMATS

LONGEST_NAME = 120
LONGEST_SUFFIX = 8
#: Controls, format marks (also those that turn the direction of writing), halves of pairs, line ends.
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
#: Joins the parts of an emoji, and is no deceit.
JOINER = "\u200d"
SUFFIXES = {each.media_type: each.suffixes for each in FORMATS}
KNOWN = frozenset(suffix for each in FORMATS for suffix in each.suffixes) | {".heic", ".heif"}


def clean_name(given: str, media_type: str = "") -> str:
    """The last part of a path, readable, not too long, and ending as its content asks."""
    seen = "".join(each for each in unicodedata.normalize("NFC", given) if _is_seen(each))
    last = seen.replace("\\", "/").rsplit("/", 1)[-1]
    name = " ".join(last.split()).strip(". ") or _("file")
    return _shortened(_with_suffix(name, media_type))


def _is_seen(sign: str) -> bool:
    return sign == JOINER or unicodedata.category(sign) not in UNSEEN


def _with_suffix(name: str, media_type: str) -> str:
    fitting = SUFFIXES.get(media_type, ())
    path = PurePath(name)
    if not fitting or path.suffix.lower() in fitting:
        return name
    stem = path.stem if path.suffix.lower() in KNOWN else name
    return f"{stem}{fitting[0]}"


def _shortened(name: str) -> str:
    suffix = PurePath(name).suffix
    suffix = suffix if len(suffix) <= LONGEST_SUFFIX else ""
    stem = name.removesuffix(suffix) if suffix else name
    return f"{stem[: LONGEST_NAME - len(suffix)]}{suffix}"
