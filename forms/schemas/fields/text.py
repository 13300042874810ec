"""Text and long text."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from .base import Field, FieldType, field_type


@field_type
class Text(FieldType):
    """One line of text."""

    code = "text"
    label = _("text")
    longest: ClassVar[int] = 200

    def properties(self, field: Field) -> dict[str, Any]:
        longest = field.get("max_length") or self.longest
        # An answer of blanks only is none.
        return {field["key"]: {"type": "string", "maxLength": longest, "pattern": r"\S"}}


@field_type
class LongText(Text):
    """Several lines of text."""

    code = "long_text"
    label = _("long text")
    widget = "long_text"
    longest = 5000
