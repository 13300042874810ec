"""试运行 in the menus of a regulation."""

from collections.abc import Iterator
from typing import Any

from django.urls import include, path, reverse
from django.urls.resolvers import URLResolver
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from regulations.models import RegulationPage

from . import urls

AFTER_COPYING = 35


@hooks.register("register_admin_urls")
def addresses() -> list[URLResolver]:
    """Below /admin/trials/."""
    return [path("trials/", include((urls, "trials"), namespace="trials"))]


class TryTheDraft(ActionMenuItem):
    """Beside saving and publishing, where an editor decides what is next."""

    name = "action-try"
    label = gettext_lazy("Trial run")
    icon_name = "history"

    def is_shown(self, context: Any) -> bool:
        """For a regulation that is there already."""
        page = context.get("page")
        return context["view"] == "edit" and isinstance(page, RegulationPage)

    def get_url(self, context: Any) -> str:
        """What may be tried of it."""
        return reverse("trials:overview", args=[context["page"].pk])


@hooks.register("register_page_action_menu_item")
def try_the_draft() -> TryTheDraft:
    """After saving, before publishing."""
    return TryTheDraft(order=AFTER_COPYING)


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
