"""The form of a fact: what rests on key and type keeps them as they are."""

from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..keeping import fixed
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
        self.fields["choices"].help_text = _("One choice a line: code, colon, label.")
        if self.instance.pk and fixed(self.instance):
            for name in ("key", "type"):
                # A disabled field keeps its value whatever is posted.
                self.fields[name].disabled = True
                self.fields[name].help_text = FIXED
