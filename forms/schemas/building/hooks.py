"""Building a form on the editors' side: addresses, the menu entry, buttons."""

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

from ..models import FormPage
from .beginning import FileView, NewFormView
from .exporting import export
from .look import look
from .posted import may_add
from .screens import ConditionsView, EditionsView
from .table.views import MakeView, TableView
from .trying import try_out


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Under the editors' address, so that only those who may come in can ask."""
    return [
        path("forms/new/", NewFormView.as_view(), name="form_new"),
        path("forms/new/file/", FileView.as_view(), name="form_from_file"),
        path("forms/new/table/", TableView.as_view(), name="form_from_table"),
        path("forms/new/table/make/", MakeView.as_view(), name="form_from_table_make"),
        path("forms/<int:page_id>/look/", look, name="form_look"),
        path("forms/<int:page_id>/try/", try_out, name="form_try"),
        path("forms/<int:page_id>/export.json", export, name="form_export"),
        path("forms/<int:pk>/conditions/", ConditionsView.as_view(), name="form_conditions"),
        path("forms/<int:pk>/editions/", EditionsView.as_view(), name="form_editions"),
    ]


@hooks.register("insert_global_admin_css")
def look_of_the_editor() -> SafeString:
    """Findings beside blocks, the picture of conditions."""
    return format_html('<link rel="stylesheet" href="{}">', static("schemas/building.css"))


class NewFormItem(MenuItem):
    """Shown to those who may put forms on the shelf."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_add(request.user)


@hooks.register("register_admin_menu_item")
def menu_item() -> NewFormItem:
    """新建表单, below the import of regulations."""
    return NewFormItem(
        _("New form"), reverse("form_new"), name="new-form", icon_name="form", order=160
    )


@hooks.register("register_page_listing_more_buttons")
def in_the_list(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """What can be done with a form, in the list of pages."""
    if isinstance(page.specific_deferred, FormPage) and page.permissions_for_user(user).can_edit():
        for label, name, icon in (
            (_("Try filling it in"), "form_try", "form"),
            (_("Picture of the conditions"), "form_conditions", "dots-horizontal"),
            (_("Editions side by side"), "form_editions", "history"),
            (_("Export"), "form_export", "download"),
        ):
            yield Button(label, reverse(name, args=[page.pk]), icon_name=icon, priority=60)
