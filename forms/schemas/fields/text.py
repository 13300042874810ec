"""Text and long text."""

from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..patterns import PRESETS, anchored
from .base import Answers, Field, FieldType, field_type

#: An answer of blanks only is none.
NOT_BLANK = r"\S"


@field_type
class Text(FieldType):
    """One line of text; `pattern` says how all of it is written, `pattern_help` says so in words."""

    code = "text"
    label = gettext_lazy("text")
    longest: ClassVar[int] = 200

    def properties(self, field: Field) -> dict[str, Any]:
        longest = field.get("max_length") or self.longest
        schema: dict[str, Any] = {"type": "string", "maxLength": longest, "pattern": NOT_BLANK}
        if pattern := pattern_of(field):
            schema["allOf"] = [{"pattern": anchored(pattern)}]
        return {field["key"]: schema}

    def beyond(self, field: Field) -> tuple[str, ...]:
        return ("check_digit",) if field.get("preset") == "identity_number" else ()

    def ui(self, field: Field) -> dict[str, Any]:
        return {"pattern_help": pattern_help(field), "preset": field.get("preset", "")}

    def problems(self, field: Field, answers: Answers) -> dict[str, str]:
        given = answers.get(field["key"])
        preset = PRESETS.get(field.get("preset", ""))
        if not preset or not isinstance(given, str) or preset.holds(given):
            return {}
        sentence = _(
            "“%(label)s”: the check digit of “%(given)s” does not fit. Compare it with the card."
        )
        return {field["key"]: sentence % {"label": field["label"], "given": given}}

    def wrong_pattern(self, field: Field, given: str) -> str:
        """The sentence for a text that is not written as the field asks."""
        if not given.strip():
            sentence = _("“%(label)s” holds nothing but blanks. Write it, or leave it out.")
            return sentence % {"label": field["label"]}
        asked = (pattern_help(field) or pattern_of(field)).rstrip("。.")
        sentence = _(
            "“%(label)s” is written like this: %(asked)s; “%(given)s” was given. Write it that way."
        )
        return sentence % {"label": field["label"], "asked": asked, "given": given}


def pattern_of(field: Field) -> str:
    """How the text is written, if the field says so."""
    preset = PRESETS.get(field.get("preset", ""))
    return preset.pattern if preset else str(field.get("pattern") or "")


def pattern_help(field: Field) -> str:
    """The same in words."""
    preset = PRESETS.get(field.get("preset", ""))
    return str(field.get("pattern_help") or (preset.help if preset else ""))


@field_type
class LongText(Text):
    """Several lines of text."""

    code = "long_text"
    label = gettext_lazy("long text")
    widget = "long_text"
    longest = 5000
