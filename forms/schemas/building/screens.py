"""Screens about one form: the picture of its conditions, its editions side by side."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import FormEdition, FormPage
from ..publishing import as_written, frozen_fields
from .picture import picture
from .sides import sides


class OfForm(WagtailAdminTemplateMixin, TemplateView):
    """For those who may edit the form."""

    header_icon = "form"
    here = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        live = get_object_or_404(FormPage, id=kwargs["pk"])
        if not live.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        self.form: FormPage = live.get_latest_revision_as_object()
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return f"{self.here_label()} · {self.form.title}"

    def here_label(self) -> str:
        """What this screen is called."""
        raise NotImplementedError

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Back to the editor."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.form.pk])
        here = {"url": "", "label": self.here_label()}
        return [*self.breadcrumbs_items, {"url": edit, "label": self.form.title}, here]


class ConditionsView(OfForm):
    """Which answer brings up which fields: of the draft, or of an edition (`?edition=2`)."""

    template_name = "schemas/building/conditions.html"

    def here_label(self) -> str:
        return _("Picture of the conditions")

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        editions = list(FormEdition.objects.filter(form_id=self.form.pk).order_by("-number"))
        number = self.request.GET.get("edition", "")
        chosen = next((each for each in editions if str(each.number) == number), None)
        fields = chosen.fields if chosen else frozen_fields(self.form.fields)
        return super().get_context_data(
            form_page=self.form,
            editions=editions,
            chosen=chosen,
            picture=picture(fields),
            **context,
        )


class EditionsView(OfForm):
    """What changed between two editions, or from an edition to the draft."""

    template_name = "schemas/building/editions.html"

    def here_label(self) -> str:
        return _("Editions side by side")

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        editions = list(FormEdition.objects.filter(form_id=self.form.pk).order_by("-number"))
        found = sides(editions, self.request.GET, draft=as_written(self.form))
        return super().get_context_data(form_page=self.form, sides=found, **context)
