"""What orders a form and answers nothing."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .field import LaidBlock
from .keys import key
from .rows import rows


class SectionBlock(LaidBlock):
    label = blocks.CharBlock(max_length=80, label=_("heading"))
    key = key()
    help = blocks.CharBlock(required=False, max_length=500, label=_("what stands below it"))
    new_page = blocks.BooleanBlock(required=False, label=_("begins a step of its own"))
    shown_when = rows(_("shown when all of this holds"))


class HintBlock(LaidBlock):
    label = blocks.CharBlock(required=False, max_length=80, label=_("heading"))
    key = key()
    help = blocks.TextBlock(max_length=1000, label=_("text"))
    shown_when = rows(_("shown when all of this holds"))
