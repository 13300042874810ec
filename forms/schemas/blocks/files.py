"""Files and photos, with their limits."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..limits import DEFAULT_MEGABYTES, DEFAULT_MOST, Kind, Limits
from .codes import CodesBlock
from .field import PlainBlock


def _megabytes() -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        min_value=1, max_value=200, default=DEFAULT_MEGABYTES, label=_("megabytes each, at most")
    )


def _most(default: int) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        min_value=1, max_value=50, default=default, label=_("files, at most")
    )


class FileBlock(PlainBlock):
    accepts = CodesBlock(choices=Kind.choices, default=list(Limits.kinds), label=_("takes"))
    megabytes = _megabytes()
    most = _most(DEFAULT_MOST)


class PhotoBlock(PlainBlock):
    most = _most(9)
    megabytes = _megabytes()
    with_place = blocks.BooleanBlock(
        required=False,
        default=True,
        label=_("offer to keep the place"),
        help_text=_("Where the photo does not say where it was taken, the phone is asked."),
    )
