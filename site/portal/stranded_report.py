"""无人处理的环节 among the reports of the editors' side: posts that nobody holds, and what waits for them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from workflows.chains.bodies import lacking
from workflows.chains.keeping_the_office import administers
from workflows.chains.stranded import given_back, stranded

from .stranded import GivenBack, Short, told


class StrandedReport(WagtailAdminTemplateMixin, TemplateView):
    """Every step at which nobody can act today."""

    page_title = _("Steps that wait for nobody")
    header_icon = "warning"
    template_name = "portal/stranded_report.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for those who can do something about it."""
        if not administers(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where one is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """As things stand today."""
        found = told(stranded(timezone.localdate()))
        returned = [GivenBack(each) for each in given_back()]
        bodies = [Short(each) for each in lacking(timezone.localdate())]
        return super().get_context_data(found=found, given_back=returned, bodies=bodies, **kwargs)


class StrandedMenuItem(MenuItem):
    """The way there, for those to whom it is open."""

    def is_shown(self, request: HttpRequest) -> bool:
        return administers(request.user)


@hooks.register("register_admin_urls")
def stranded_address() -> list[URLPattern]:
    """Among the other reports."""
    return [path("reports/stranded/", StrandedReport.as_view(), name="stranded_report")]


@hooks.register("register_reports_menu_item")
def stranded_entry() -> MenuItem:
    """Among the reports."""
    url = reverse("stranded_report")
    return StrandedMenuItem(_("Steps that wait for nobody"), url, icon_name="warning", order=110)
