"""The form of a fact: what rests on key and type keeps them as they are."""

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..keeping import fixed
from ..models import Fact
from ..sounds import sounds
from .choices import ChoicesField

KEY = RegexValidator(
    r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$",
    _(
        "A key is made of small letters, figures and underscores, with dots between its parts, "
        "such as leave.days."
    ),
)
FIXED = _("Something rests on it already, so it stays as it is.")


class FactForm(WagtailAdminModelForm):
    """A fact of the dictionary, its choices one a line."""

    class Meta:
        field_classes = {"choices": ChoicesField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].validators.append(KEY)
        self.fields["key"].required = False
        self.fields["key"].help_text = _("Left blank, it sounds like the label.")
        self.fields["choices"].help_text = _(
            "One choice a line; with its code before it, if it has one: “sick: 病假”."
        )
        if self.instance.pk and fixed(self.instance):
            for name in ("key", "type"):
                # A disabled field keeps its value whatever is posted.
                self.fields[name].disabled = True
                self.fields[name].help_text = FIXED

    def clean_key(self) -> str:
        """What was typed, or had, or else one of its own that sounds like the label."""
        typed: str = self.cleaned_data.get("key") or self.instance.key
        return typed or _free(self.data.get("label", ""))


def _free(label: str) -> str:
    words = sounds(label)
    if not words:
        return ""
    key = "_".join(words) if words[0][0].isalpha() else "_".join(("n", *words))
    taken = set(Fact.objects.filter(key__startswith=key).values_list("key", flat=True))
    ways = (key, *(f"{key}_{number}" for number in range(2, len(taken) + 3)))
    return next(each for each in ways if each not in taken)
