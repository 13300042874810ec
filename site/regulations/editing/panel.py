"""The panel in which the body is written: outline, the clause that is open, what checks say."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import FieldPanel

from forms.schemas.blocks.packing import BlocksPanel

from ..numbering import table
from .facts import facts_to_choose
from .latest import said
from .words import words


class ClausesPanel(BlocksPanel):
    """The StreamField of the clauses between its outline and its findings."""

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "regulations/editing/clauses.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What the browser needs to number, to speak, and to ask."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["writing"] = {
                "styles": table(),
                "words": words(),
                "facts": facts_to_choose(),
                "look": reverse("regulation_look", args=[self.instance.pk or 0]),
                "suggest": reverse("regulation_suggest", args=[self.instance.pk or 0]),
                "try": reverse("regulation_try", args=[self.instance.pk or 0]),
                "needed": _needed(self.form),
            }
            if newer := getattr(self.form, "newer", None):
                history = reverse("wagtailadmin_pages:history", args=[self.instance.pk])
                context |= {"newer": newer, "newer_said": said(newer), "history": history}
            return context


def _needed(form: Any) -> dict[str, str]:
    """The fields without which not even a draft is saved, with their labels."""
    later = set(getattr(form._meta, "defer_required_on_fields", None) or ())
    return {
        name: str(field.label)
        for name, field in form.fields.items()
        if field.required and name not in later
    }
