"""What every field has."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .keys import bound, key
from .rows import rows

CONDITIONS = ("shown_when", "required_when")


class LaidBlock(blocks.StructBlock):
    """A block whose keys, made by themselves, stand aside, and whose conditions come last."""

    def get_form_layout(self) -> blocks.struct_block.BlockGroup:
        """What is seldom touched is folded away."""
        names = list(self.child_blocks)
        aside = [name for name in names if name == "key" or name.endswith("_key")]
        seen = [name for name in names if name not in (*aside, *CONDITIONS)]
        last = [name for name in names if name in CONDITIONS]
        return blocks.struct_block.BlockGroup([*seen, *last], settings=aside)


class FieldBlock(LaidBlock):
    """What every field has."""

    label = blocks.CharBlock(max_length=80, label=_("label"))
    key = key()
    help = blocks.CharBlock(required=False, max_length=200, label=_("help"))
    required = blocks.BooleanBlock(required=False, label=_("must be answered"))
    shown_when = rows(_("shown when all of this holds"))
    required_when = rows(_("must be answered when all of this holds"))


class PlainBlock(FieldBlock):
    fact = bound()
