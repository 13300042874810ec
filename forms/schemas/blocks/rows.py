"""Rows: a condition on another answer, one answer held against another."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from facts.conditions import OP_LABELS, Op

from ..crossing import OPS
from .codes import CodeBlock
from .keys import other


class ShownWhenBlock(blocks.StructBlock):
    """One row: the answer of another field; several values are separated by commas."""

    field = other(_("the other field"))
    op = CodeBlock(
        choices=[(op.value, OP_LABELS[op]) for op in Op], default=Op.EQ.value, label=_("comparison")
    )
    value = blocks.CharBlock(required=False, label=_("value"))

    class Meta:
        form_classname = "struct-block bf-row-when"


def rows(label: Any) -> blocks.ListBlock:
    """Conditions on other answers, all of which must hold."""
    return blocks.ListBlock(ShownWhenBlock(), default=[], required=False, label=label)


def _comparing() -> list[tuple[str, Any]]:
    return [(op.value, OP_LABELS[op]) for op in OPS]


class CheckBlock(blocks.StructBlock):
    """One answer held against another of the same sort: the last day not before the first."""

    left = other(_("field"))
    op = CodeBlock(choices=_comparing, label=_("comparison"))
    right = other(_("the other field"))
    message = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("what is said when it does not hold"),
        help_text=_("Left empty, the sentence names both fields and what was given."),
    )

    class Meta:
        form_classname = "struct-block bf-row-when"
        label = _("cross-field row")
