"""A day."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import FactValueType

from .base import Answers, Field, FieldType, field_type
from .days import beyond_days, day_bounds, day_of, out_of_bounds, too_late


@field_type
class Date(FieldType):
    """One day, as YYYY-MM-DD."""

    code = "date"
    label = gettext_lazy("date")
    widget = "date"
    fact_types = frozenset({"date"})

    def properties(self, field: Field) -> dict[str, Any]:
        return {field["key"]: {"type": "string", "format": "date"}}

    def beyond(self, field: Field) -> tuple[str, ...]:
        return beyond_days(field)

    def ui(self, field: Field) -> dict[str, Any]:
        return day_bounds(field)

    def sort(self, field: Field, key: str) -> str:
        return "day"

    def measure(self, answers: Answers, key: str) -> date | None:
        return day_of(answers, key)

    def problems(self, field: Field, answers: Answers) -> dict[str, str]:
        return out_of_bounds(field, {field["key"]: day_of(answers, field["key"])})

    def problems_on(self, field: Field, answers: Answers, on: date) -> dict[str, str]:
        return too_late(field, {field["key"]: day_of(answers, field["key"])}, on)

    def facts(self, field: Field, answers: Answers) -> dict[str, FactValueType]:
        day = day_of(answers, field["key"])
        return {field["fact"]: day} if field.get("fact") and day else {}

    def show(self, field: Field, answers: Answers) -> str:
        day = day_of(answers, field["key"])
        return date_format(day, "DATE_FORMAT") if day else ""

    def wrong_type(self, field: Field, given: Any) -> str:
        return _("“%(label)s” takes a day such as 2026-09-14; “%(given)s” was given.") % {
            "label": field["label"],
            "given": given,
        }
