"""The blocks a form editor builds a form with: one per field type."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..building.looks import in_order, look_of
from ..fields import field_types
from .days import DayBlock, HalfDayRangeBlock, TimeSpanBlock
from .field import FieldBlock, PlainBlock
from .figures import (
    ComputedBlock,
    MoneyBlock,
    NumberBlock,
    RatingBlock,
    _hows,  # noqa: F401  # migrations name it here
)
from .files import FileBlock, PhotoBlock
from .keys import facts  # noqa: F401  # migrations name it here
from .layout import HintBlock, SectionBlock
from .options import ChoiceBlock, ManyChoicesBlock
from .people import (
    HouseholdBlock,
    PersonBlock,
    ResidentBlock,
    UnitBlock,
    posts,  # noqa: F401  # migrations name it here
)
from .rows import (
    CheckBlock,
    ShownWhenBlock,
    _comparing,  # noqa: F401  # migrations name it here
)
from .texts import (
    TextBlock,
    _presets,  # noqa: F401  # migrations name it here
)

__all__ = ["CheckBlock", "ShownWhenBlock", "field_blocks", "leaf_blocks"]


class GroupBlock(FieldBlock):
    """Rows of the same fields; no group stands within a group."""

    at_least = blocks.IntegerBlock(required=False, min_value=0, label=_("at least so many rows"))
    at_most = blocks.IntegerBlock(
        required=False, min_value=1, max_value=200, label=_("at most so many rows")
    )

    def __init__(self, local_blocks: Any = (), **kwargs: Any) -> None:
        inner = blocks.StreamBlock(leaf_blocks(), min_num=1, label=_("asked in each row"))
        checks = blocks.ListBlock(
            CheckBlock(), default=[], required=False, label=_("cross-field rows of each row")
        )
        super().__init__([*local_blocks, ("fields", inner), ("checks", checks)], **kwargs)


BLOCKS: dict[str, type[blocks.StructBlock]] = {
    "text": TextBlock,
    "long_text": TextBlock,
    "number": NumberBlock,
    "money": MoneyBlock,
    "rating": RatingBlock,
    "many_choices": ManyChoicesBlock,
    "computed": ComputedBlock,
    "choice": ChoiceBlock,
    "date": DayBlock,
    "moment": DayBlock,
    "time_span": TimeSpanBlock,
    "half_day_range": HalfDayRangeBlock,
    "file": FileBlock,
    "photo": PhotoBlock,
    "person": PersonBlock,
    "unit": UnitBlock,
    "household": HouseholdBlock,
    "resident": ResidentBlock,
    "group": GroupBlock,
    "section": SectionBlock,
    "hint": HintBlock,
}


def field_blocks() -> list[tuple[str, blocks.Block]]:
    """(code, block) of every registered field type, as the chooser lists them."""
    types = field_types()
    return [(code, _block(code, types[code].label)) for code in in_order(list(types))]


def leaf_blocks() -> list[tuple[str, blocks.Block]]:
    """(code, block) of the types that may stand in a row of a group."""
    types = field_types()
    codes = in_order([code for code, kind in types.items() if kind.in_rows])
    return [(code, _block(code, types[code].label)) for code in codes]


def _block(code: str, label: Any) -> blocks.Block:
    group, icon = look_of(code)
    return BLOCKS.get(code, PlainBlock)(label=label, group=group, icon=icon)
