"""表单: the page on which editors keep a form."""

from datetime import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from ..admin_forms import FormPageForm
from ..blocks import CheckBlock, field_blocks
from ..blocks.packing import BlocksPanel
from ..building.panel import FieldsPanel
from ..freezing import FreezesEditions
from ..on_staff_site import OnStaffSite


class FormIndex(OnStaffSite, Page):
    """The shelf on which all forms stand."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["schemas.FormPage"]
    max_count = 1
    staff_view = "portal:forms"
    one_of_many = False
    template = "children.html"

    class Meta:
        verbose_name = _("shelf of forms")


class FormPage(OnStaffSite, FreezesEditions, Page):
    """What is asked, and which kind of proceeding the answers start."""

    kind = models.CharField(_("kind of proceeding"), max_length=20)
    intro = models.TextField(_("introduction"), blank=True)
    fields = StreamField(field_blocks(), blank=True, verbose_name=_("fields"))
    checks = StreamField([("check", CheckBlock())], blank=True, verbose_name=_("cross-field rows"))

    parent_page_types = ["schemas.FormIndex"]
    subpage_types: list[str] = []
    base_form_class = FormPageForm
    content_panels = [
        *Page.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("slug")]),
        FieldPanel("intro"),
        FieldsPanel("fields"),
        BlocksPanel("checks"),
    ]
    promote_panels: list[Any] = []
    template = "schemas/preview.html"
    staff_view = "portal:fill"

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """For the preview: the fields, so that their conditions work in it."""
        from ..publishing import frozen_fields

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, "drawn": frozen_fields(self.fields)}

    def freeze(self, *, by: Any, at: datetime) -> None:
        """Check it and freeze its next edition (FormNotPublishable says why not)."""
        from ..publishing import publish_form

        publish_form(self, at=at)
