"""What an editor chooses before a trial run."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.forms import (
    CheckboxSelectMultiple,
    ChoiceField,
    DateField,
    DateInput,
    Form,
    MultipleChoiceField,
    RadioSelect,
)
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Against

A_YEAR = timedelta(days=365)


class TrialForm(Form):
    """Which forms, from when to when, and what the draft is held against."""

    forms = MultipleChoiceField(
        label=gettext_lazy("Matters of these forms"),
        widget=CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one form.")},
    )
    first = DateField(
        label=gettext_lazy("handed in from"),
        widget=DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    last = DateField(
        label=gettext_lazy("until"),
        widget=DateInput({"type": "date"}, format="%Y-%m-%d"),
    )
    against = ChoiceField(
        label=gettext_lazy("Compared with"),
        choices=Against.choices,
        widget=RadioSelect,
    )

    def __init__(self, data: Any = None, *, titles: Mapping[str, str], today: date) -> None:
        initial = {
            "forms": list(titles),
            "first": today - A_YEAR,
            "last": today,
            "against": Against.KEPT,
        }
        super().__init__(data, initial=initial)
        self.fields["forms"].choices = sorted(titles.items(), key=lambda each: each[1])  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A range that runs forward."""
        given: dict[str, Any] = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first and last and last < first:
            sentence = _(
                "The range begins on %(first)s and would end before that, on %(last)s. "
                "Choose a later last day or an earlier first day."
            )
            self.add_error("last", sentence % {"first": first, "last": last})
        return given
