"""Yes or no."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from facts.conditions import FactValueType

from .base import UNFIT, Answers, Field, FieldType, field_type


@field_type
class YesNo(FieldType):
    """A question answered with yes or no."""

    code = "yes_no"
    label = gettext_lazy("yes or no")
    widget = "yes_no"
    fact_types = frozenset({"yes_no"})
    untyped = True

    def properties(self, field: Field) -> dict[str, Any]:
        return {field["key"]: {"type": "boolean"}}

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        value = data.get(field["key"])
        return {field["key"]: value == "yes"} if value in ("yes", "no") else {}

    def constant(self, field: Field, text: str) -> bool:
        return {"yes": True, "no": False}[text.lower()]

    def sort(self, field: Field, key: str) -> str:
        return "yes_no"

    def compared(self, value: Any) -> Any:
        return value if isinstance(value, bool) else UNFIT

    def facts(self, field: Field, answers: Answers) -> dict[str, FactValueType]:
        value = answers.get(field["key"])
        return {field["fact"]: bool(value)} if field.get("fact") and value is not None else {}

    def show(self, field: Field, answers: Answers) -> str:
        value = answers.get(field["key"])
        return "" if value is None else (_("yes") if value else _("no"))

    def wrong_type(self, field: Field, given: Any) -> str:
        return _("“%(label)s” takes yes or no; “%(given)s” was given. Choose one of the two.") % {
            "label": field["label"],
            "given": given,
        }
