"""One of several options."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Answers, Field, FieldType, field_type


@field_type
class Choice(FieldType):
    """One option; `options` is [{value, label}]."""

    code = "choice"
    label = gettext_lazy("choice")
    widget = "choice"
    fact_types = frozenset({"choice", "text"})
    untyped = True

    def properties(self, field: Field) -> dict[str, Any]:
        return {
            field["key"]: {
                "type": "string",
                "oneOf": [
                    {"const": each["value"], "title": each["label"]} for each in offered(field)
                ],
            }
        }

    def ui(self, field: Field) -> dict[str, Any]:
        """In which units an option is offered, where not everywhere."""
        narrowed = {
            each["value"]: each["offered_in"] for each in field["options"] if each.get("offered_in")
        }
        return {"offered_in": narrowed} if narrowed else {}

    def beyond(self, field: Field) -> tuple[str, ...]:
        return ("offered_in",) if self.ui(field) else ()

    def constant(self, field: Field, text: str) -> str:
        if text not in [each["value"] for each in field["options"]]:
            raise ValueError(text)
        return text

    def show(self, field: Field, answers: Answers) -> str:
        given = str(answers.get(field["key"], ""))
        labels = {each["value"]: each["label"] for each in field["options"]}
        return str(labels.get(given, given))

    def wrong_type(self, field: Field, given: Any) -> str:
        withdrawn = {
            each["value"]: each["label"] for each in field["options"] if each.get("withdrawn")
        }
        sentence = (
            _("“%(label)s” no longer has “%(given)s”. Choose one of: %(options)s.")
            if given in withdrawn
            else _("“%(label)s” has no option “%(given)s”. Choose one of: %(options)s.")
        )
        return sentence % {
            "label": field["label"],
            "given": withdrawn.get(given, given),
            "options": _(", ").join(each["label"] for each in offered(field)),
        }


def offered(field: Field) -> list[Any]:
    """The options that may be chosen; withdrawn ones only name what was chosen before."""
    return [each for each in field["options"] if not each.get("withdrawn")]
