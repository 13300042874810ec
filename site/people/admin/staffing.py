"""The staff table on the editors' side: its menu entry and its addresses."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from people.staffing.views import (
    BeginView,
    CarryOutView,
    DropView,
    ExampleView,
    LookView,
    may_staff,
)


class StaffingMenuItem(MenuItem):
    """Shown to those who may make people and units."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_staff(request.user)


@hooks.register("register_admin_menu_item")
def menu_item() -> StaffingMenuItem:
    """导入人员, right below people and units."""
    return StaffingMenuItem(
        _("Import staff"), reverse("staffing_begin"), name="staffing", icon_name="upload", order=310
    )


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Where its steps stand, below the editors' side."""
    views: list[tuple[str, Any, str]] = [
        ("", BeginView, "staffing_begin"),
        ("example.xlsx", ExampleView, "staffing_example"),
        ("<int:pk>/", LookView, "staffing_look"),
        ("<int:pk>/carry-out/", CarryOutView, "staffing_carry_out"),
        ("<int:pk>/drop/", DropView, "staffing_drop"),
    ]
    return [path(f"staffing/{below}", view.as_view(), name=name) for below, view, name in views]
