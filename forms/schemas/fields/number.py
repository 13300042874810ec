"""A number, with optional bounds."""

import re
import unicodedata
from contextlib import suppress
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from facts.conditions import FactValueType

from .base import UNFIT, Answers, Field, FieldType, field_type

#: What a fact's value can hold; a larger figure is a slip of the pen.
LARGEST = 99_999_999_999.0
MOST_DIGITS = 20
IN_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?|[+-]?[0-9]+(\.[0-9]*)?")


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
                read[key] = figure(Decimal(figures(self.as_typed(value))))
        return read

    def as_typed(self, text: str) -> str:
        """What was typed less what may stand around the figure."""
        return text

    def constant(self, field: Field, text: str) -> int | float:
        return figure(Decimal(text))

    def compared(self, value: Any) -> Any:
        return UNFIT if (number := number_of(value)) is None else number

    def sort(self, field: Field, key: str) -> str:
        return "number"

    def measure(self, answers: Answers, key: str) -> Decimal | None:
        return number_of(answers.get(key))

    def beyond(self, field: Field) -> tuple[str, ...]:
        return () if self.most_decimals(field) is None else ("decimals",)

    def ui(self, field: Field) -> dict[str, Any]:
        return {"decimals": self.most_decimals(field), "unit": field.get("unit", "")}

    def most_decimals(self, field: Field) -> int | None:
        """So many figures may stand behind the point; None when it does not matter."""
        given = field.get("decimals")
        return None if given in (None, "") else int(given)

    def problems(self, field: Field, answers: Answers) -> dict[str, str]:
        most, number = self.most_decimals(field), number_of(answers.get(field["key"]))
        if most is None or number is None or decimals_of(number) <= most:
            return {}
        sentence = (
            ngettext(
                "“%(label)s” takes at most %(count)s decimal; %(given)s was given. Round it.",
                "“%(label)s” takes at most %(count)s decimals; %(given)s was given. Round it.",
                most,
            )
            if most
            else _("“%(label)s” takes a whole number; %(given)s was given. Round it.")
        )
        named = {"label": field["label"], "count": most, "given": answers[field["key"]]}
        return {field["key"]: sentence % named}

    def facts(self, field: Field, answers: Answers) -> dict[str, FactValueType]:
        number = number_of(answers.get(field["key"]))
        return {field["fact"]: number} if field.get("fact") and number is not None else {}

    def show(self, field: Field, answers: Answers) -> str:
        said = super().show(field, answers)
        return f"{said} {field['unit']}" if said and field.get("unit") else said

    def wrong_type(self, field: Field, given: Any) -> str:
        return _("“%(label)s” takes a number; “%(given)s” was given. Write figures only.") % {
            "label": field["label"],
            "given": given,
        }


def number_of(value: Any) -> Decimal | None:
    """The answer as a number; None for what is none (true and NaN are none)."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    number = Decimal(value) if isinstance(value, int) else Decimal(repr(value))
    return None if number.is_nan() else number


def decimals_of(number: Decimal) -> int:
    """How many figures stand behind the point."""
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def figures(text: str) -> str:
    """A figure as typed, less marks between thousands and full-width forms; other text as it is."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    return plain.replace(",", "") if IN_THOUSANDS.fullmatch(plain) else text


def figure(number: Decimal) -> int | float:
    """A number as JSON writes it; ValueError for one that nobody means."""
    # NaN and 1e999999 are Decimals as well, but nobody means them.
    if not number.is_finite() or number.adjusted() > MOST_DIGITS:
        raise ValueError(str(number))
    return int(number) if number == number.to_integral_value() else float(number)
