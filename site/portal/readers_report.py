"""阅知情况 among the reports of the editors' side."""

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

from regulations.readers import tallies

from .confirming import may_follow


class ReadersReport(WagtailAdminTemplateMixin, TemplateView):
    """Every edition in force or to come, with how many have read it."""

    page_title = _("Who has read what")
    header_icon = "group"
    template_name = "portal/regulations/report.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for those who keep regulations."""
        if not may_follow(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Where one is."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The numbers of today."""
        return super().get_context_data(tallies=tallies(timezone.localdate()), **kwargs)


class ReadersMenuItem(MenuItem):
    """The way there, for those to whom it is open."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_follow(request.user)


@hooks.register("register_admin_urls")
def report_address() -> list[URLPattern]:
    """Among the other reports."""
    return [path("reports/readers/", ReadersReport.as_view(), name="readers_report")]


@hooks.register("register_reports_menu_item")
def report_entry() -> MenuItem:
    """First among the reports: it is the only one that an office asks for daily."""
    url = reverse("readers_report")
    return ReadersMenuItem(_("Who has read what"), url, icon_name="group", order=100)
