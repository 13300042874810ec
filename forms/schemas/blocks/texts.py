"""Texts, and how they are to be written."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..patterns import PRESETS
from .codes import CodeBlock
from .field import FieldBlock
from .keys import bound


def _presets() -> list[tuple[str, Any]]:
    return [(code, preset.label) for code, preset in PRESETS.items()]


class TextBlock(FieldBlock):
    fact = bound()
    max_length = blocks.IntegerBlock(
        required=False, min_value=1, max_value=20000, label=_("longest")
    )
    preset = CodeBlock(choices=_presets, required=False, label=_("written as"))
    pattern = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("pattern"),
        help_text=_("A regular expression for all of the text, where no choice above fits."),
    )
    pattern_help = blocks.CharBlock(required=False, max_length=120, label=_("the pattern in words"))
