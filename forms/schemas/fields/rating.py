"""A mark from one to so many: how satisfied somebody is, how well something was done."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Answers, Field, field_type
from .number import Number, number_of

MOST = 5


@field_type
class Rating(Number):
    """A whole number from 1 to `most`; `lowest` and `highest` say what the ends mean."""

    code = "rating"
    label = gettext_lazy("rating")
    widget = "rating"
    untyped = True

    def properties(self, field: Field) -> dict[str, Any]:
        return {field["key"]: {"type": "integer", "minimum": 1, "maximum": most(field)}}

    def ui(self, field: Field) -> dict[str, Any]:
        return {"lowest": field.get("lowest", ""), "highest": field.get("highest", "")}

    def most_decimals(self, field: Field) -> None:
        return None

    def show(self, field: Field, answers: Answers) -> str:
        given = number_of(answers.get(field["key"]))
        if given is None:
            return ""
        return _("%(given)s of %(most)s") % {"given": f"{given.normalize():f}", "most": most(field)}

    def wrong_type(self, field: Field, given: Any) -> str:
        return _(
            "“%(label)s” takes a whole number from 1 to %(most)s; “%(given)s” was given. Choose one."
        ) % {"label": field["label"], "given": given, "most": most(field)}


def most(field: Field) -> int:
    """The best mark."""
    return int(field.get("most") or MOST)
