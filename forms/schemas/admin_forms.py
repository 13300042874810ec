"""The editor's form of a form: findings are said before it is published."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from .kinds import kind_choices

PUBLISHING = ("action-publish", "action-submit", "action-restart-workflow")


class FormPageForm(WagtailAdminPageForm):
    """Checks keys and references when the form is published."""

    kind = forms.ChoiceField(label=_("kind of proceeding"), choices=kind_choices)

    def clean(self) -> dict[str, Any]:
        from .checks import find
        from .publishing import frozen_checks, frozen_fields

        cleaned = super().clean()
        if not self.errors and any(name in self.data for name in PUBLISHING):
            fields, checks = frozen_fields(cleaned["fields"]), frozen_checks(cleaned["checks"])
            for sentence in find(fields, cleaned["kind"], checks):
                self.add_error("fields", sentence)
        return cleaned
