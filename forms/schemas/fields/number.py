"""A number, with optional bounds."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import FactValueType

from .base import Answers, Field, FieldType, field_type

#: What a fact's value can hold; a larger figure is a slip of the pen.
LARGEST = 99_999_999_999.0


@field_type
class Number(FieldType):
    """A figure; text that is no number is kept as typed, and refused with a sentence."""

    code = "number"
    label = gettext_lazy("number")
    widget = "number"

    def properties(self, field: Field) -> dict[str, Any]:
        bounds = {"minimum": -LARGEST, "maximum": LARGEST}
        own = {name: field[name] for name in bounds if field.get(name) not in (None, "")}
        bounds |= {name: float(bound) for name, bound in own.items()}
        return {field["key"]: {"type": "number", **bounds}}

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        read = super().read(field, data)
        for key, value in read.items():
            try:
                number = Decimal(value)
            except InvalidOperation:
                continue
            if number.is_finite():
                read[key] = int(number) if number == number.to_integral_value() else float(number)
        return read

    def facts(self, field: Field, answers: Answers) -> dict[str, FactValueType]:
        value = answers.get(field["key"])
        return (
            {field["fact"]: Decimal(str(value))} if field.get("fact") and value is not None else {}
        )

    def wrong_type(self, field: Field, given: Any) -> str:
        return _("“%(label)s” takes a number; “%(given)s” was given. Write figures only.") % {
            "label": field["label"],
            "given": given,
        }
