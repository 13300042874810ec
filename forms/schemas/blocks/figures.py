"""Numbers, money, marks, and what is computed of other answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..fields.computing import HOWS
from .codes import CodeBlock
from .field import FieldBlock, LaidBlock
from .keys import PATH, bound, key
from .rows import rows


def decimals(label: Any) -> blocks.IntegerBlock:
    """How many figures stand behind the point."""
    return blocks.IntegerBlock(required=False, min_value=0, max_value=6, label=label)


def _hows() -> list[tuple[str, Any]]:
    return [(code, how.label) for code, how in HOWS.items()]


class MoneyBlock(FieldBlock):
    fact = bound()
    minimum = blocks.DecimalBlock(required=False, label=_("at least"))
    maximum = blocks.DecimalBlock(required=False, label=_("at most"))


class NumberBlock(MoneyBlock):
    decimals = decimals(_("most decimals"))
    unit = blocks.CharBlock(required=False, max_length=20, label=_("unit of measure"))


class RatingBlock(FieldBlock):
    fact = bound()
    most = blocks.IntegerBlock(default=5, min_value=2, max_value=10, label=_("best mark"))
    lowest = blocks.CharBlock(required=False, max_length=20, label=_("what the lowest mark means"))
    highest = blocks.CharBlock(required=False, max_length=20, label=_("what the best mark means"))


class ComputedBlock(LaidBlock):
    """What the server computes of other answers."""

    label = blocks.CharBlock(max_length=80, label=_("label"))
    key = key()
    help = blocks.CharBlock(required=False, max_length=200, label=_("help"))
    how = CodeBlock(choices=_hows, label=_("how it is computed"))
    of = blocks.ListBlock(
        blocks.CharBlock(validators=[PATH], label=_("key")),
        min_num=1,
        label=_("of the answers under these keys"),
        help_text=_("households.people means people in every row of households."),
    )
    both_ends = blocks.BooleanBlock(required=False, label=_("count both days"))
    decimals = decimals(_("decimals"))
    unit = blocks.CharBlock(required=False, max_length=20, label=_("unit of measure"))
    fact = bound()
    shown_when = rows(_("shown when all of this holds"))
