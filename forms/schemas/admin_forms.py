"""The editor's form of a form: keys are made, findings are said before it is published."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from .addresses import free_address
from .kinds import kinds_to_choose

PUBLISHING = ("action-publish", "action-submit", "action-restart-workflow")
TITLE = _("What people ask for by this form, such as “request for a seal”.")
SLUG = _("Part of its address on the web. Left blank, it sounds like the title.")
#: What the checks look at.
WRITTEN = ("title", "slug", "kind", "intro", "fields", "checks")


class FormPageForm(WagtailAdminPageForm):
    """Makes keys whenever it is saved; checks the whole when the form is published."""

    kind = forms.ChoiceField(label=_("kind of proceeding"), choices=kinds_to_choose)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            # A Chinese title gives Wagtail's scripts nothing to make an address of.
            self.fields["slug"].required = False
            self.fields["slug"].help_text = SLUG
        self.fields["title"].help_text = TITLE

    def clean_slug(self) -> str:
        """What was typed, or had, or else one that sounds like the title."""
        typed = self.cleaned_data.get("slug") or self.instance.slug
        title = self.data.get("title", "")
        return typed or (free_address(title, self.parent_page, "form") if title.strip() else "")

    def clean(self) -> dict[str, Any]:
        from .building.keeping import settle_page
        from .building.showing_findings import as_error, changed_keys
        from .publishing import findings_of, settle_facts

        before = self.instance
        cleaned = super().clean()
        if "fields" not in cleaned:
            return cleaned
        settle_page(before, cleaned["fields"])
        found = changed_keys(before, cleaned["fields"])
        if not self.errors and any(name in self.data for name in PUBLISHING):
            page = self._page_as_written(cleaned)
            found = found or findings_of(page)
            if not any(each.stops for each in found):
                # Before it is approved, so that a regulation can be written meanwhile.
                settle_facts(page)
        stops = [each for each in found if each.stops]
        if stops:
            self.add_error("fields", as_error(stops, cleaned["fields"]))
        return cleaned

    def _page_as_written(self, cleaned: dict[str, Any]) -> Any:
        # The instance is filled in only after cleaning; checks need it as it would be saved.
        page = self.instance
        for name in WRITTEN:
            if name in cleaned:
                setattr(page, name, cleaned[name])
        return page
