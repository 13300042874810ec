"""试运行 in the menus of a regulation."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.urls.resolvers import URLResolver
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from regulations.models import RegulationPage

from . import urls

AFTER_COPYING = 35


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Below /admin/trials/."""
    return [path("trials/", include((urls, "trials"), namespace="trials"))]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def trial_button(page: Page, user: Any, *args: Any, **kwargs: Any) -> Iterator[Button]:
    """In the menu beside the title, and in that of the list."""
    if page.specific_class is RegulationPage and page.permissions_for_user(user).can_edit():
        yield Button(
            _("Trial run"),
            reverse("trials:overview", args=[page.pk]),
            icon_name="history",
            priority=AFTER_COPYING,
        )
