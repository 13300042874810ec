"""What this room adds to the editors' side: the checks of a page, and the report of what is covered."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from ..checks import report
from ..forms import PUBLISHING
from ..models import RegulationPage
from .checks import ChecksView, checks_json
from .coverage import CoverageView, edits_regulations


@hooks.register("register_admin_urls")
def checks_and_coverage() -> list[URLPattern]:
    """Addresses of both."""
    return [
        path("regulations/<int:pk>/checks/", ChecksView.as_view(), name="regulation_checks"),
        path("regulations/<int:pk>/checks.json", checks_json, name="regulation_checks_json"),
        path("reports/coverage/", CoverageView.as_view(), name="regulation_coverage"),
    ]


@hooks.register("register_page_header_buttons")
def checks_in_the_editor(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """“Checks” among what can be done with a regulation that is open."""
    yield from _checks_button(page, user)


@hooks.register("register_page_listing_more_buttons")
def checks_in_the_list(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """The same in the list of pages."""
    yield from _checks_button(page, user)


def _checks_button(page: Any, user: Any) -> Iterator[Button]:
    is_ours = isinstance(page.specific_deferred, RegulationPage)
    if is_ours and page.permissions_for_user(user).can_edit():
        url = reverse("regulation_checks", args=[page.pk])
        yield Button(_("Checks"), url, icon_name="glasses", priority=12)


@hooks.register("after_edit_page")
def what_is_to_be_heeded(request: HttpRequest, page: Page) -> None:
    """Who publishes, or hands in for approval, is told what was found, with a way to it."""
    if isinstance(page, RegulationPage) and any(name in request.POST for name in PUBLISHING):
        count = report(page).heed
        if count:
            sentence = ngettext(
                "%(count)s thing is to be heeded.", "%(count)s things are to be heeded.", count
            )
            way = messages.button(reverse("regulation_checks", args=[page.pk]), _("Checks"))
            messages.warning(request, sentence % {"count": count}, buttons=[way])


class EditorsItem(MenuItem):
    """For those who edit regulations."""

    def is_shown(self, request: HttpRequest) -> bool:
        return edits_regulations(request.user)


@hooks.register("register_reports_menu_item")
def coverage_report() -> MenuItem:
    """“Coverage” among the reports."""
    url = reverse("regulation_coverage")
    return EditorsItem(_("Coverage"), url, name="coverage", icon_name="success", order=10)
