"""What follows from other answers: the server computes it, nobody types it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Answers, Field, field_type
from .computing import HOWS
from .number import LARGEST, Number, number_of


@field_type
class Computed(Number):
    """A number; `how` says how it follows from the answers under the keys of `of` (see computing.py)."""

    code = "computed"
    label = gettext_lazy("computed")
    widget = "computed"
    untyped = True
    asks = False
    computes = True

    def properties(self, field: Field) -> dict[str, Any]:
        number = {"type": "number", "minimum": -LARGEST, "maximum": LARGEST, "readOnly": True}
        return {field["key"]: number}

    def required(self, field: Field) -> tuple[str, ...]:
        return ()

    def compute(self, field: Field, answers: Answers, on: date) -> int | float | None:
        """The value as of a day; None while an answer that it needs is missing."""
        return HOWS[field["how"]].compute(field, answers, on)

    def beyond(self, field: Field) -> tuple[str, ...]:
        return ("computed",)

    def ui(self, field: Field) -> dict[str, Any]:
        how = HOWS[field["how"]]
        return {
            "how": field["how"],
            "of": list(field["of"]),
            "both_ends": bool(field.get("both_ends")),
            "decimals": how.decimals(field),
            "unit": field.get("unit", ""),
            "logic": how.logic(field),
        }

    def most_decimals(self, field: Field) -> None:
        return None

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        return {}

    def show(self, field: Field, answers: Answers) -> str:
        value = number_of(answers.get(field["key"]))
        if value is None:
            return ""
        return f"{value:f} {field.get('unit', '')}".rstrip()

    def wrong_type(self, field: Field, given: Any) -> str:
        return _("“%(label)s” is computed; “%(given)s” was given. Leave it out.") % {
            "label": field["label"],
            "given": given,
        }
