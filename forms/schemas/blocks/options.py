"""What is chosen from options."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..building.options import take_pasted
from .field import FieldBlock
from .keys import bound


class OptionBlock(blocks.StructBlock):
    """One option of a choice."""

    label = blocks.CharBlock(max_length=80, label=_("label"))
    value = blocks.CharBlock(
        required=False, max_length=60, label=_("code"), help_text=_("Made of the label when empty.")
    )
    withdrawn = blocks.BooleanBlock(
        required=False,
        label=_("withdrawn"),
        help_text=_("No longer offered; it only names what was chosen before."),
    )
    offered_in = blocks.CharBlock(
        required=False,
        label=_("offered in"),
        help_text=_(
            "Codes of units, with commas between them: only they and the units below them choose it. "
            "Empty: everybody."
        ),
    )

    class Meta:
        form_classname = "struct-block bf-row-option"


class OptionsBlock(FieldBlock):
    """What is chosen from options, which may be pasted as lines."""

    options = blocks.ListBlock(OptionBlock(), min_num=1, label=_("options"))
    pasted = blocks.TextBlock(
        required=False,
        rows=3,
        label=_("paste options"),
        help_text=_("One a line; with its code before it, if it has one: “sick: 病假”."),
    )

    def clean(self, value: Any) -> Any:
        """Lines that were pasted become options."""
        take_pasted(value, self.child_blocks["options"])
        return super().clean(value)


class ChoiceBlock(OptionsBlock):
    fact = bound()
    default = blocks.CharBlock(required=False, label=_("code chosen at first"))


class ManyChoicesBlock(OptionsBlock):
    at_least = blocks.IntegerBlock(required=False, min_value=1, label=_("at least so many"))
    at_most = blocks.IntegerBlock(required=False, min_value=1, label=_("at most so many"))
