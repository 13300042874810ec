"""A file: the answer is the id of an upload."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Answers, Field, FieldType, field_type


@field_type
class File(FieldType):
    """Papers that belong to the submission; the answer is a list of uploads' ids."""

    code = "file"
    label = gettext_lazy("file")
    widget = "file"
    fact_types = frozenset({"yes_no"})

    def properties(self, field: Field) -> dict[str, Any]:
        item = {"type": "string", "format": "uuid"}
        return {
            field["key"]: {
                "type": "array",
                "items": item,
                "minItems": 1,
                "maxItems": 10,
                "uniqueItems": True,
            }
        }

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        ids = [each for each in data.getlist(field["key"]) if each]
        return {field["key"]: ids} if ids else {}

    def sort(self, field: Field, key: str) -> str:
        return "list"

    def beyond(self, field: Field) -> tuple[str, ...]:
        return ("exists",)

    def facts(self, field: Field, answers: Answers) -> dict[str, Any]:
        return {field["fact"]: True} if field.get("fact") and answers.get(field["key"]) else {}

    def show(self, field: Field, answers: Answers) -> str:
        return ""

    def wrong_amount(self, field: Field, count: int) -> str:
        sentence = _("“%(label)s” takes one to ten different files. Add or remove some.")
        return sentence % {"label": field["label"]}
