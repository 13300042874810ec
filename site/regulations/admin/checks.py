"""检查: what is wrong with a regulation as it stands in the editor, by property."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..checks import report
from ..models import RegulationPage
from ..pictures import pictures_of


class ChecksView(WagtailAdminTemplateMixin, TemplateView):
    """The findings about the latest draft, each with a link to its place in the editor."""

    template_name = "regulations/admin/checks.html"
    header_icon = "glasses"

    def get_page_title(self) -> str:
        """As the header and the tab say it."""
        return _("Checks of “%(title)s”") % {"title": self.page.title}

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """Back to the editor."""
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        here = {"url": "", "label": _("Checks")}
        return [*self.breadcrumbs_items, {"url": edit, "label": self.page.title}, here]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only for those who may edit the page."""
        self.page = draft_for(request, kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        told = {"report": report(self.page), "pictures": pictures_of(self.page)}
        return {**context, **told, "page": self.page, "edit": edit}


def checks_json(request: HttpRequest, pk: int) -> JsonResponse:
    """The same for scripts: `{must, heed, groups: [{property, label, level, findings}]}`."""
    return JsonResponse(report(draft_for(request, pk)).as_dict())


def draft_for(request: HttpRequest, pk: int) -> RegulationPage:
    """The latest draft of a page that the caller may edit."""
    page = get_object_or_404(RegulationPage, id=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft: RegulationPage = page.get_latest_revision_as_object()
    return draft
