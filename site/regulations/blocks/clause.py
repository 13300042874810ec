"""条款: one provision, at a level of the outline, with its rules beside it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup

from forms.schemas.blocks.codes import CodeBlock

from ..rules.consequence import Consequence
from ..rules.deadline import Deadline
from ..rules.duty import Duty
from ..rules.evidence import Evidence
from ..rules.grade import Grade
from ..rules.limit import Limit
from ..rules.pay import Pay
from ..rules.route import Route
from .rule import rule_block
from .sources import SourceIdsBlock
from .state import PostedAsState
from .table import TableBlock

LEVELS = [
    ("1", _("first level")),
    ("2", _("second level")),
    ("3", _("third level")),
    ("4", _("fourth level")),
]


class RulesBlock(blocks.StreamBlock):
    """The rules that a clause lays down, one block per rule kind."""

    route = rule_block(Route, label=_("Route of approval"), icon="tasks")
    limit = rule_block(Limit, label=_("Limit"), icon="order")
    deadline = rule_block(Deadline, label=_("Deadline"), icon="time")
    grade = rule_block(Grade, label=_("Grade"), icon="rotate")
    duty = rule_block(Duty, label=_("Duty"), icon="calendar-check")
    consequence = rule_block(Consequence, label=_("Consequence"), icon="warning")
    pay = rule_block(Pay, label=_("Pay"), icon="decimal")
    evidence = rule_block(Evidence, label=_("Evidence"), icon="clipboard-list")

    class Meta:
        required = False
        collapsed = True
        label = _("rules")
        block_counts: dict[str, dict[str, int]] = {}


class ClauseBlock(PostedAsState, blocks.StructBlock):
    """A clause; its number follows from its order and level, its id is the block's own."""

    level = CodeBlock(choices=LEVELS, default="2", label=_("level"))
    number = blocks.CharBlock(
        required=False,
        max_length=20,
        label=_("label instead of a number"),
        help_text=_("Only for provisions without a number, such as 引言 or 末段."),
    )
    title = blocks.CharBlock(required=False, max_length=80, label=_("heading"))
    text = blocks.TextBlock(required=False, rows=4, label=_("text"))
    table = TableBlock(
        required=False,
        label=_("table"),
        help_text=_("The first row is the heading. Rows copied from a sheet can be pasted."),
    )
    rules = RulesBlock()
    known = blocks.BooleanBlock(
        required=False,
        label=_("text to be known"),
        help_text=_("Nothing is to be carried out here: it is enough that people know it."),
    )
    note = blocks.TextBlock(
        required=False,
        rows=2,
        label=_("editor's note"),
        help_text=_("How an open place of the text is read."),
    )
    sources = SourceIdsBlock(
        required=False,
        max_length=400,
        label=_("source ids"),
        help_text=_("With commas between them."),
    )

    class Meta:
        icon = "doc-full"
        label = _("clause")
        label_format = "{title}"
        form_layout = [
            "level",
            "title",
            "text",
            "table",
            "rules",
            "known",
            "note",
            BlockGroup(
                ["number", "sources"],
                heading=_("Label and sources"),
                classname="collapsed",
                label_format="{number}",
            ),
        ]


class ClausesBlock(blocks.StreamBlock):
    """The body (正文): a flat list of clauses, kept in order by the outline beside it."""

    clause = ClauseBlock()
