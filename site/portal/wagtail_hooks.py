"""Matters on the editors' side: to look things up, never to change them."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from regulations.models import RegulationPage
from trail.looking import LookOnly
from workflows.chains.models import Proceeding
from workflows.chains.visibility import ADMINISTRATORS, READERS_OF_ENDED

from .looking_after import to_look_after  # noqa: F401  # registers the panel
from .matters_index import MattersIndex
from .readers_report import report_address, report_entry  # noqa: F401  # registers the report
from .stranded_report import (  # noqa: F401  # registers the report
    stranded_address,
    stranded_entry,
)
from .views.drafts import compare_draft
from .without_media import lists_of_nothing  # noqa: F401  # registers the addresses

READERS = READERS_OF_ENDED | {ADMINISTRATORS}


class ReadersOnly(LookOnly):
    """Listed to archivist, auditor and administrator; acts go through the one door alone."""

    def user_can_list(self, user: Any) -> bool:
        return user.is_superuser or user.groups.filter(name__in=READERS).exists()


@modeladmin_register
class Matters(ModelAdmin):
    """办件, the newest first; a reader finds those that he may see."""

    model = Proceeding
    menu_label = _("Matters")
    menu_icon = "list-ul"
    menu_order = 410
    base_url_path = "matters"
    permission_helper_class = ReadersOnly
    history_view_enabled = False
    list_display = ("link", "title", "applicant", "unit", "state_in_words", "submitted_at")
    list_filter = ("final",)
    index_view_class = MattersIndex

    def link(self, matter: Proceeding) -> SafeString:
        """The number, leading to the matter's page."""
        url = reverse("portal:proceeding", args=[matter.serial])
        return format_html('<a href="{}">{}</a>', url, matter.number_label)

    def state_in_words(self, matter: Proceeding) -> str:
        """The state in the words of its kind."""
        return matter.state_label

    link.short_description = _("serial number")  # type: ignore[attr-defined]
    state_in_words.short_description = _("state")  # type: ignore[attr-defined]


#: Entries that an office has no use for: help is on paper.
CONFUSING = frozenset({"help"})


@hooks.register("construct_main_menu")
def only_what_is_used(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out what would only confuse, and lead back to the staff site."""
    items[:] = [each for each in items if each.name not in CONFUSING]
    # The menu marks an entry as open when its address begins the page's; "/" begins them all.
    home = f"{reverse('portal:home')}?from=editors"
    items.append(MenuItem(_("Back to the list"), home, icon_name="home", order=1))


@hooks.register("insert_global_admin_css")
def in_our_colours() -> SafeString:
    """The editors' side looks like the staff site."""
    return format_html('<link rel="stylesheet" href="{}">', static("portal/editors.css"))


@hooks.register("register_admin_urls")
def drafts_compared() -> list[URLPattern]:
    """Where a draft is set beside the edition in force."""
    return [path("regulations/<int:pk>/compare/", compare_draft, name="compare_draft")]


@hooks.register("register_page_header_buttons")
def compare_with_edition(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """The way there, among what can be done with a regulation."""
    if isinstance(page.specific_deferred, RegulationPage):
        url = reverse("compare_draft", args=[page.pk])
        yield Button(_("Compare with the edition in force"), url, icon_name="history", priority=5)
