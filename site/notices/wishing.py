"""The form in which somebody says how he wants to be told."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Kind, Wishes

#: What administrators are told anyway.
ALWAYS = (Kind.STRANDED, Kind.SWITCHED_OFF)
#: What a person can choose.
CHOICES = [(kind.value, kind.label) for kind in Kind if kind not in ALWAYS]


class TimeOfDay(forms.TimeInput):
    """The browser's own field for a time."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M", attrs={"class": "form-control bf-short"})


class WishesForm(forms.ModelForm):
    """Kinds by way, quiet hours, one e-mail a day."""

    inside = forms.MultipleChoiceField(choices=CHOICES, required=False)
    mail = forms.MultipleChoiceField(choices=CHOICES, required=False)
    quiet_from = forms.TimeField(label=_("Quiet from"), required=False, widget=TimeOfDay())
    quiet_to = forms.TimeField(label=_("Quiet until"), required=False, widget=TimeOfDay())
    digest_at = forms.TimeField(label=_("One e-mail a day at"), required=False, widget=TimeOfDay())

    class Meta:
        model = Wishes
        fields = ("inside", "mail", "quiet_from", "quiet_to", "digest_at")

    def rows(self) -> list[dict[str, Any]]:
        """A row for each kind: its words, and whether each way is chosen."""
        inside, mail = self["inside"].value() or [], self["mail"].value() or []
        return [
            {"kind": kind, "label": label, "inside": kind in inside, "mail": kind in mail}
            for kind, label in CHOICES
        ]

    def clean_inside(self) -> list[str]:
        """What cannot be chosen stays as it is."""
        return [*self.cleaned_data["inside"], *(kind.value for kind in ALWAYS)]

    def clean(self) -> dict[str, Any]:
        """Quiet hours have two ends."""
        found = super().clean() or {}
        first, last = found.get("quiet_from"), found.get("quiet_to")
        if (first is None) != (last is None) and not self.errors:
            sentence = _("Quiet hours begin and end: give both times, or neither.")
            self.add_error("quiet_from" if first is None else "quiet_to", sentence)
        return found
