"""An amount of money in yuan, exact to the fen."""

import unicodedata
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Answers, Field, field_type
from .number import Number, number_of

#: One yuan has a hundred fen, and nothing is smaller.
DECIMALS = 2


@field_type
class Money(Number):
    """A figure with at most two decimals; marks between thousands and 元 may be typed."""

    code = "money"
    label = gettext_lazy("money")
    widget = "money"

    def ui(self, field: Field) -> dict[str, Any]:
        return {"decimals": DECIMALS, "unit": _("yuan")}

    def most_decimals(self, field: Field) -> int:
        return DECIMALS

    def as_typed(self, text: str) -> str:
        plain = unicodedata.normalize("NFKC", text).strip()
        return plain.removeprefix("¥").removesuffix("元").strip()

    def show(self, field: Field, answers: Answers) -> str:
        amount = number_of(answers.get(field["key"]))
        return "" if amount is None else _("%(amount)s yuan") % {"amount": f"{amount:,.2f}"}

    def wrong_type(self, field: Field, given: Any) -> str:
        return _(
            "“%(label)s” takes an amount in yuan such as 1234.50; “%(given)s” was given. "
            "Write figures only."
        ) % {"label": field["label"], "given": given}
