"""Several of the options."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import UNFIT, Answers, Field, field_type
from .choice import Choice, offered


@field_type
class ManyChoices(Choice):
    """A list of codes, each once; `at_least` and `at_most` bound how many."""

    code = "many_choices"
    label = gettext_lazy("several choices")
    widget = "many_choices"
    fact_types = frozenset()

    def properties(self, field: Field) -> dict[str, Any]:
        (one,) = super().properties(field).values()
        least, most = amounts(field)
        bounds = {"minItems": least, "maxItems": most, "uniqueItems": True}
        return {field["key"]: {"type": "array", "items": one, **bounds}}

    def read(self, field: Field, data: Any) -> dict[str, Any]:
        codes = list(dict.fromkeys(each for each in data.getlist(field["key"]) if each))
        return {field["key"]: codes} if codes else {}

    def sort(self, field: Field, key: str) -> str:
        return "list"

    def compared(self, value: Any) -> Any:
        if not isinstance(value, list):
            return UNFIT
        return frozenset(each for each in value if isinstance(each, str))

    def show(self, field: Field, answers: Answers) -> str:
        given = answers.get(field["key"])
        return joined_labels(field, given) if isinstance(given, list) else str(given or "")

    def wrong_amount(self, field: Field, count: int) -> str:
        least, most = amounts(field)
        sentence = _(
            "“%(label)s” takes %(least)s to %(most)s different options; %(count)s were chosen. "
            "Choose more or fewer."
        )
        return sentence % {"label": field["label"], "least": least, "most": most, "count": count}

    def wrong_type(self, field: Field, given: Any) -> str:
        codes = [each["value"] for each in field["options"]]
        if given in codes or not given.startswith(("[", "{")):
            return super().wrong_type(field, given)
        sentence = _("“%(label)s” takes a list of codes; “%(given)s” was given. Send a list.")
        return sentence % {"label": field["label"], "given": given}


def amounts(field: Field) -> tuple[int, int]:
    """The fewest and the most options that may be chosen by who chooses at all."""
    return int(field.get("at_least") or 1), int(field.get("at_most") or len(offered(field)))


def joined_labels(field: Field, codes: Iterable[Any]) -> str:
    """The chosen options in words, in the order of the form."""
    chosen = set(map(str, codes))
    known = [each["label"] for each in field["options"] if each["value"] in chosen]
    strange = sorted(chosen - {each["value"] for each in field["options"]})
    return str(_(", ")).join([*known, *strange])
