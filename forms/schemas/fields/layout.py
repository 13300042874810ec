"""What orders a form and answers nothing: sections and hints."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .base import Answers, Field, FieldType, field_type


class Layout(FieldType):
    """Stands on the page; has no answer."""

    fact_types = frozenset()
    in_rows = False
    asks = False

    def keys(self, field: Field) -> tuple[str, ...]:
        return ()

    def properties(self, field: Field) -> dict[str, Any]:
        return {}

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        return {}

    def show(self, field: Field, answers: Answers) -> str:
        return ""


@field_type
class Section(Layout):
    """Heads the fields after it, up to the next section; `new_page` begins a step of its own."""

    code = "section"
    label = _("section")
    widget = "section"


@field_type
class Hint(Layout):
    """A text between the fields."""

    code = "hint"
    label = _("hint")
    widget = "hint"
