"""How the blocks of a form introduce themselves to the browser."""

from django import forms
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter

from ..blocks import CheckBlock, ShownWhenBlock

SCRIPTS = (
    *(f"editing/{name}.js" for name in ("dom", "values", "asking")),
    *(f"schemas/{name}.js" for name in ("rows", "building")),
)


class RowAdapter(StructBlockAdapter):
    """A condition is chosen from the fields of the form, not typed."""

    js_constructor = "schemas.Row"

    @property
    def media(self) -> forms.Media:
        """Its scripts, behind Wagtail's own."""
        return super().media + forms.Media(js=SCRIPTS)


class CheckAdapter(RowAdapter):
    """Two fields of the form that are held against each other."""

    js_constructor = "schemas.Check"


def register_blocks() -> None:
    """Once, when the room opens."""
    register(RowAdapter(), ShownWhenBlock)
    register(CheckAdapter(), CheckBlock)
