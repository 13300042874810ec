"""How the editor's blocks introduce themselves to the browser."""

from django import forms
from wagtail.admin.telepath import register
from wagtail.blocks.stream_block import StreamBlockAdapter
from wagtail.blocks.struct_block import StructBlockAdapter

from ..blocks import ClauseBlock, ClausesBlock

#: What the editor of forms has too.
SHARED = ("dom", "values", "asking")
SCRIPTS = (
    "saving",
    "numbering",
    "drawing",
    "pictures",
    "trying",
    "looking",
    "outline",
    "references",
    "tables",
    "rows",
    "adding",
    "suggesting",
    "clauses",
)


class ClauseAdapter(StructBlockAdapter):
    """A clause is drawn when it is opened, not before."""

    js_constructor = "regulations.Clause"

    @property
    def media(self) -> forms.Media:
        """Its scripts, behind Wagtail's own."""
        shared = [f"editing/{name}.js" for name in SHARED]
        own = [f"regulations/{name}.js" for name in SCRIPTS]
        return super().media + forms.Media(js=[*shared, *own])


class ClausesAdapter(StreamBlockAdapter):
    """The body brings its outline along."""

    js_constructor = "regulations.Clauses"


def register_blocks() -> None:
    """Once, when the room opens."""
    register(ClauseAdapter(), ClauseBlock)
    register(ClausesAdapter(), ClausesBlock)
