"""The blocks a form editor builds a form with: one per field type."""

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from facts.conditions import OP_LABELS, Op
from facts.models import Fact
from people.models import Post
from people.models.unit import UnitKind

from .building.looks import in_order, look_of
from .building.options import take_pasted
from .crossing import OPS
from .fields import field_types
from .fields.computing import HOWS
from .limits import DEFAULT_MEGABYTES, DEFAULT_MOST, Kind, Limits
from .patterns import PRESETS

KEY = RegexValidator(
    r"^[a-z][a-z0-9_]{0,59}$",
    _("Use small letters, figures and underscores, beginning with a letter."),
)

PATH = RegexValidator(
    r"^[a-z][a-z0-9_]{0,59}(\.[a-z][a-z0-9_]{0,59})?$",
    _("Write a key, or the key of a group, a dot and the key of one of its fields."),
)


def facts() -> list[tuple[str, str]]:
    """Facts that a field may be bound to."""
    rows = Fact.objects.filter(by_system=False).values_list("key", "label")
    return [(key, f"{label}（{key}）") for key, label in rows]


MADE = _("Made of the label when you leave it empty; it stays when the label changes.")


def key(default: str = "", **options: Any) -> blocks.CharBlock:
    """A key of an answer: stable, independent of the label; see building.keys."""
    told = {"label": _("key"), "help_text": MADE, **options}
    return blocks.CharBlock(required=False, validators=[KEY], default=default, **told)


def other(label: Any, **options: Any) -> blocks.CharBlock:
    """The key of another field; the editor's screen offers those that there are."""
    return blocks.CharBlock(validators=[KEY], label=label, **options)


BOUND = _("bound to fact")
CONDITIONS = ("shown_when", "required_when")


class FactBlock(blocks.ChoiceBlock):
    """A fact of the dictionary; whether there is one and of which type, publishing checks at once."""

    def clean(self, value: Any) -> str:
        """Not looked up for each field by itself."""
        return str(value or "")


def bound(label: Any = BOUND) -> FactBlock:
    """The fact that an answer fills in."""
    return FactBlock(choices=facts, required=False, label=label)


def decimals(label: Any) -> blocks.IntegerBlock:
    """How many figures stand behind the point."""
    return blocks.IntegerBlock(required=False, min_value=0, max_value=6, label=label)


def _presets() -> list[tuple[str, Any]]:
    return [(code, preset.label) for code, preset in PRESETS.items()]


def _hows() -> list[tuple[str, Any]]:
    return [(code, how.label) for code, how in HOWS.items()]


def _comparing() -> list[tuple[str, Any]]:
    return [(op.value, OP_LABELS[op]) for op in OPS]


class ShownWhenBlock(blocks.StructBlock):
    """One row: the answer of another field; several values are separated by commas."""

    field = other(_("the other field"))
    op = blocks.ChoiceBlock(
        choices=[(op.value, OP_LABELS[op]) for op in Op], default=Op.EQ.value, label=_("comparison")
    )
    value = blocks.CharBlock(required=False, label=_("value"))

    class Meta:
        form_classname = "struct-block bf-row-when"


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


def rows(label: Any) -> blocks.ListBlock:
    """Conditions on other answers, all of which must hold."""
    return blocks.ListBlock(ShownWhenBlock(), default=[], required=False, label=label)


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


class TextBlock(FieldBlock):
    fact = bound()
    max_length = blocks.IntegerBlock(
        required=False, min_value=1, max_value=20000, label=_("longest")
    )
    preset = blocks.ChoiceBlock(choices=_presets, required=False, label=_("written as"))
    pattern = blocks.CharBlock(
        required=False,
        max_length=300,
        label=_("pattern"),
        help_text=_("A regular expression for all of the text, where no choice above fits."),
    )
    pattern_help = blocks.CharBlock(required=False, max_length=120, label=_("the pattern in words"))


class MoneyBlock(FieldBlock):
    fact = bound()
    minimum = blocks.DecimalBlock(required=False, label=_("at least"))
    maximum = blocks.DecimalBlock(required=False, label=_("at most"))


class NumberBlock(MoneyBlock):
    decimals = decimals(_("most decimals"))
    unit = blocks.CharBlock(required=False, max_length=20, label=_("unit"))


class RatingBlock(FieldBlock):
    fact = bound()
    most = blocks.IntegerBlock(default=5, min_value=2, max_value=10, label=_("best mark"))
    lowest = blocks.CharBlock(required=False, max_length=20, label=_("what the lowest mark means"))
    highest = blocks.CharBlock(required=False, max_length=20, label=_("what the best mark means"))


class PlainBlock(FieldBlock):
    fact = bound()


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


class ComputedBlock(LaidBlock):
    """What the server computes of other answers."""

    label = blocks.CharBlock(max_length=80, label=_("label"))
    key = key()
    help = blocks.CharBlock(required=False, max_length=200, label=_("help"))
    how = blocks.ChoiceBlock(choices=_hows, label=_("how it is computed"))
    of = blocks.ListBlock(
        blocks.CharBlock(validators=[PATH], label=_("key")),
        min_num=1,
        label=_("of the answers under these keys"),
        help_text=_("households.people means people in every row of households."),
    )
    both_ends = blocks.BooleanBlock(required=False, label=_("count both days"))
    decimals = decimals(_("decimals"))
    unit = blocks.CharBlock(required=False, max_length=20, label=_("unit"))
    fact = bound()
    shown_when = rows(_("shown when all of this holds"))


class DayBlock(PlainBlock):
    earliest = blocks.DateBlock(required=False, label=_("not before this day"))
    latest = blocks.DateBlock(required=False, label=_("not after this day"))
    not_later = blocks.BooleanBlock(required=False, label=_("not later than the day of handing in"))


class TimeSpanBlock(FieldBlock):
    day_key = key("day", label=_("key of the day"))
    from_key = key("from_time", label=_("key of the time that it begins at"))
    to_key = key("to_time", label=_("key of the time that it ends at"))
    fact = bound(_("minutes: bound to fact"))
    day_fact = bound(_("day: bound to fact"))
    not_later = blocks.BooleanBlock(required=False, label=_("not later than the day of handing in"))


class HalfDayRangeBlock(FieldBlock):
    first_key = key("first_day", label=_("key of the first day"))
    last_key = key("last_day", label=_("key of the last day"))
    starts_key = key("starts", label=_("key of the half that it starts with"))
    ends_key = key("ends", label=_("key of the half that it ends with"))
    fact = bound(_("number of days: bound to fact"))
    first_fact = bound(_("first day: bound to fact"))
    last_fact = bound(_("last day: bound to fact"))


def _megabytes() -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        min_value=1, max_value=200, default=DEFAULT_MEGABYTES, label=_("megabytes each, at most")
    )


def _most(default: int) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        min_value=1, max_value=50, default=default, label=_("files, at most")
    )


class FileBlock(PlainBlock):
    accepts = blocks.MultipleChoiceBlock(
        choices=Kind.choices, default=list(Limits.kinds), label=_("takes")
    )
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


def posts() -> list[tuple[str, str]]:
    """Posts that somebody holds."""
    return list(Post.objects.filter(body=False).values_list("code", "name"))


class PersonBlock(PlainBlock):
    posts = blocks.MultipleChoiceBlock(
        choices=posts,
        required=False,
        label=_("only holders of"),
        help_text=_("Nobody ticked: everyone in the office."),
    )


class UnitBlock(PlainBlock):
    kinds = blocks.MultipleChoiceBlock(
        choices=UnitKind.choices,
        required=False,
        label=_("only units of these kinds"),
        help_text=_("Nothing ticked: every unit of the office."),
    )


class HouseholdBlock(PlainBlock):
    own_unit = blocks.BooleanBlock(
        required=False,
        label=_("only of one's own unit"),
        help_text=_("Otherwise those of the units below it, too."),
    )


class ResidentBlock(HouseholdBlock):
    of = other(
        _("key of the household"),
        required=False,
        help_text=_("A household field beside it: only its residents are offered."),
    )


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


class CheckBlock(blocks.StructBlock):
    """One answer held against another of the same sort: the last day not before the first."""

    left = other(_("field"))
    op = blocks.ChoiceBlock(choices=_comparing, label=_("comparison"))
    right = other(_("the other field"))
    message = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("what is said when it does not hold"),
        help_text=_("Left empty, the sentence names both fields and what was given."),
    )

    class Meta:
        form_classname = "struct-block bf-row-when"


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
