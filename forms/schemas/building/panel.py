"""The panel in which the fields of a form are built: what can be done with it, its blocks, findings."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import FieldPanel

from ..blocks.packing import BlocksPanel
from .choosing import fields_to_choose
from .words import words


class FieldsPanel(BlocksPanel):
    """The StreamField of the fields, with try-out, picture and findings above it."""

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "schemas/building/fields.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What the browser needs to ask, to choose and to speak."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            context["page_id"] = page.pk or 0
            context["writing"] = {
                "words": words(),
                "look": reverse("form_look", args=[page.pk or 0]),
                "try": reverse("form_try", args=[page.pk or 0]),
                # As saved; what is typed meanwhile, the browser asks for.
                "fields": fields_to_choose(page.fields),
            }
            return context
