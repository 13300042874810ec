"""The block of a rule kind, made from the parameters that the kind declares."""

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any, Union, get_args, get_origin, get_type_hints

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from facts.conditions import OP_LABELS, Condition, Op
from forms.schemas.blocks.codes import CodeBlock, CodesBlock

from ..rules.kinds import ActCode, Choice, FactKey, FormSlug, PostCode, UnitCode
from . import choices

CHOSEN: dict[Any, Callable[[], list[tuple[str, str]]]] = {
    FormSlug: choices.forms,
    FactKey: choices.facts,
    PostCode: choices.posts,
    UnitCode: choices.units,
    ActCode: choices.acts,
}

#: Parameters that say something only beside a certain choice: (which one, its codes).
APPLIES: dict[str, tuple[str, list[str]]] = {
    "unit": ("where", ["named_unit"]),
    "hands_in": ("act", ["rate"]),
    "optional": ("act", ["rate"]),
    "every": ("per", ["every_n_days"]),
    "days": ("per", ["day"]),
    "least_working_days": ("per", ["week"]),
    "count_at_least": ("trigger", ["count", "duty", "score"]),
    "during": ("counted", ["during"]),
    "amount_from": ("kind", ["fine"]),
    "amount_to": ("kind", ["fine"]),
}
#: Parameters that are seldom touched: they stay folded up.
SELDOM = frozenset(
    [
        "place",
        "sequence",
        "priority",
        "warn_before",
        "tell",
        "only_in_declared_period",
        "except_when",
        "least_working_days",
        "bar_in_principle",
        "first_day",
        "last_day",
        "moved_earlier",
        "each_of",
        "share",
        "leave_exempts",
        "in_principle",
        "alternative",
        "days_in_month",
        "seniority_on",
        "yearly",
    ]
)


class ConditionBlock(blocks.StructBlock):
    """One condition row; several values are separated by commas."""

    fact = CodeBlock(choices=choices.facts, label=_("fact"))
    op = CodeBlock(choices=[(op.value, OP_LABELS[op]) for op in Op], label=_("comparison"))
    value = blocks.CharBlock(required=False, label=_("value"))

    class Meta:
        icon = "list-ul"
        label = _("condition")
        form_classname = "struct-block bf-row"


def rule_block(kind: type[Any], **options: Any) -> blocks.StructBlock:
    """The StructBlock whose children are the parameters of a rule kind, and the words it rests on."""
    quote = blocks.CharBlock(
        required=False,
        label=_("words of the clause"),
        help_text=_(
            "The words of the clause text that lay this down, exactly as they stand there."
        ),
    )
    block = _struct(kind, extra=[("quote", quote)], label_format="{quote}", **options)
    block.meta.form_layout = _layout(list(block.child_blocks))
    return block


def _layout(names: list[str]) -> BlockGroup:
    """What is always needed first, then the rest folded up."""
    seldom = [name for name in names if name in SELDOM]
    often = [name for name in names if name not in SELDOM]
    more = BlockGroup(seldom, heading=_("More settings"), classname="collapsed", label_format="")
    return BlockGroup([*often, more])


def _struct(
    cls: type[Any], extra: list[tuple[str, blocks.Block]] | None = None, **options: Any
) -> blocks.StructBlock:
    hints = get_type_hints(cls)
    children = [
        (each.name, _child(hints[each.name], each.metadata, each.default)) for each in fields(cls)
    ]
    block = blocks.StructBlock(children + (extra or []), **options)
    applies = {name: APPLIES[name] for name in block.child_blocks if _depends(name, block)}
    if applies:
        block.meta.form_attrs = {"data-bf-applies": json.dumps(applies)}
    return block


def _depends(name: str, block: blocks.StructBlock) -> bool:
    """Whether the parameter hangs on another of the same block, by one of its choices."""
    if name not in APPLIES or APPLIES[name][0] not in block.child_blocks:
        return False
    by, codes = APPLIES[name]
    known = {code for code, _label in block.child_blocks[by].field.choices}
    return not known.isdisjoint(codes)


def _child(hint: Any, metadata: Any, default: Any) -> blocks.Block:
    inner, optional = _without_none(hint)
    options: dict[str, Any] = {
        "label": metadata.get("label"),
        "help_text": metadata.get("help_text") or None,
    }
    if get_origin(inner) is tuple:
        return _list_of(get_args(inner)[0], options, required=default is MISSING)
    if inner in CHOSEN:
        return CodeBlock(choices=CHOSEN[inner], required=not optional, **options)
    has_default = isinstance(default, str | int | bool | Decimal | StrEnum)
    if has_default:
        options["default"] = default.value if isinstance(default, StrEnum) else default
    if labels := metadata.get("labels"):
        named = [(each.value, label) for each, label in labels.items()]
        return CodeBlock(choices=named, required=not optional, **options)
    return _scalar(inner, optional)(**options)


def _scalar(inner: Any, optional: bool) -> Callable[..., blocks.Block]:
    if isinstance(inner, type) and issubclass(inner, Choice):
        named = [(each.value, each.label) for each in inner]
        return partial(CodeBlock, choices=named, required=not optional)
    if inner is bool:
        return partial(blocks.BooleanBlock, required=False)
    if inner is int:
        return partial(blocks.IntegerBlock, required=not optional)
    if inner is str:
        return partial(blocks.CharBlock, required=not optional, max_length=80)
    return partial(blocks.DecimalBlock, required=not optional)


def _list_of(inner: Any, options: dict[str, Any], *, required: bool) -> blocks.Block:
    if inner in CHOSEN:
        # Boxes to tick: nobody at a desk knows which key chooses a second line of a list.
        return CodesBlock(
            choices=CHOSEN[inner], widget=CheckboxSelectMultiple, required=required, **options
        )
    child = ConditionBlock() if inner is Condition else _struct(inner)
    return blocks.ListBlock(child, default=[], collapsed=False, **options)


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        inner = [each for each in get_args(hint) if each is not type(None)]
        return inner[0], len(inner) < len(get_args(hint))
    return hint, False
