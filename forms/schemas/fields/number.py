"""A number, with optional bounds."""

from contextlib import suppress
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import FactValueType

from .base import Answers, Field, FieldType, field_type

#: What a fact's value can hold; a larger figure is a slip of the pen.
LARGEST = 99_999_999_999.0
MOST_DIGITS = 20


@field_type
class Number(FieldType):
    """A figure; text that is no number is kept as typed, and refused with a sentence."""

    code = "number"
    label = gettext_lazy("number")
    widget = "number"
    fact_types = frozenset({"number"})
    ordered = True

    def properties(self, field: Field) -> dict[str, Any]:
        bounds = {"minimum": -LARGEST, "maximum": LARGEST}
        own = {name: field[name] for name in bounds if field.get(name) not in (None, "")}
        bounds |= {name: float(bound) for name, bound in own.items()}
        return {field["key"]: {"type": "number", **bounds}}

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        read = super().read(field, data)
        for key, value in read.items():
            with suppress(ArithmeticError, ValueError):
                read[key] = _figure(Decimal(value))
        return read

    def constant(self, field: Field, text: str) -> int | float:
        return _figure(Decimal(text))

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


def _figure(number: Decimal) -> int | float:
    # NaN and 1e999999 are Decimals as well, but nobody means them.
    if not number.is_finite() or number.adjusted() > MOST_DIGITS:
        raise ValueError(str(number))
    return int(number) if number == number.to_integral_value() else float(number)
