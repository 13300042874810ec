"""A number, with optional bounds."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import FactValueType

from .base import Answers, Field, FieldType, field_type


@field_type
class Number(FieldType):
    """A figure; text that is no number is kept as typed, and refused with a sentence."""

    code = "number"
    label = gettext_lazy("number")
    widget = "number"

    def properties(self, field: Field) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": "number"}
        if field.get("minimum") not in (None, ""):
            schema["minimum"] = float(field["minimum"])
        if field.get("maximum") not in (None, ""):
            schema["maximum"] = float(field["maximum"])
        return {field["key"]: schema}

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
