"""The editor's form: what would keep a regulation from being published is said before it is."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from forms.schemas.addresses import free_address

from .editing.latest import newer_than_opened, said
from .models.change import Change

PUBLISH = "action-publish"
PUBLISHING = (PUBLISH, "action-submit", "action-restart-workflow")
#: What the checks look at.
WRITTEN = (
    "title", "slug", "issuer", "document_number", "serves", "binds", "numbering", "in_force_from",
    "change", "reason", "replaces", "clauses",
)  # fmt: skip


class RegulationForm(WagtailAdminPageForm):
    """Checks the whole regulation when it is published or handed to the approver."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page = self.instance
        if page.live and not page.has_unpublished_changes:
            # What the last edition did is done: the next one says for itself.
            self.initial |= {"change": Change.AMENDMENT, "reason": "", "replaces": []}
        if "slug" in self.fields:
            # A Chinese title gives Wagtail's scripts nothing to make an address of.
            self.fields["slug"].required = False
        self.fields["title"].help_text = _("As it is printed: “Rules for …”.")
        if "replaces" in self.fields:
            field = self.fields["replaces"]
            field.queryset = field.queryset.exclude(pk=page.pk)

    #: The revision that somebody else saved meanwhile; the panel of the body offers a choice.
    newer: Any = None

    def clean_slug(self) -> str:
        """What was typed, or had, or else one that sounds like the title."""
        typed = self.cleaned_data.get("slug") or self.instance.slug
        title = self.data.get("title", "")
        return typed or (free_address(title, self.parent_page) if title.strip() else "")

    def clean(self) -> dict[str, Any]:
        from .checks import find

        cleaned = super().clean()
        self.newer = newer_than_opened(self.instance, self.data)
        if self.newer:
            self.add_error(None, said(self.newer))
        if not self.errors and any(name in self.data for name in PUBLISHING):
            page = self._page_as_written(cleaned)
            for finding in find(page):
                if finding.stops and not (finding.waits and PUBLISH not in self.data):
                    self.add_error("clauses", str(finding))
        return cleaned

    def _page_as_written(self, cleaned: dict[str, Any]) -> Any:
        # The instance is filled in only after cleaning; checks need it as it would be saved.
        page = self.instance
        for name in WRITTEN:
            if name in cleaned:
                setattr(page, name, cleaned[name])
        return page
