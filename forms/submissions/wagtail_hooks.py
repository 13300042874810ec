"""What this room adds to the editors' side."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .report.views import SharesReport, may_see, take_away


class SharesMenuItem(MenuItem):
    """The way there, for those to whom it is open."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Among the other reports."""
    return [
        path("reports/without-typing/", SharesReport.as_view(), name="shares_report"),
        path("reports/without-typing.xlsx", take_away, name="shares_sheet"),
    ]


@hooks.register("register_reports_menu_item")
def entry() -> MenuItem:
    """In the menu of reports."""
    url = reverse("shares_report")
    return SharesMenuItem(_("Answered without typing"), url, icon_name="edit", order=150)
