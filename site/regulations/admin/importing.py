"""How a regulation begins on the editors' side, empty or imported: menu entries and addresses."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..importing.steps import DropView, SaveView, StepView
from ..importing.views import BeginView, ClausesView, OutlineView, may_import
from ..models import RegulationIndex


class ImportMenuItem(MenuItem):
    """Shown to those who may add regulations."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


@hooks.register("register_admin_menu_item")
def menu_item() -> ImportMenuItem:
    """导入制度, right below the pages."""
    return ImportMenuItem(
        _("Import regulations"),
        reverse("import_begin"),
        name="import",
        icon_name="upload",
        order=150,
    )


@hooks.register("register_admin_menu_item")
def blank_item() -> ImportMenuItem:
    """新建制度: an empty one, above the import."""
    return ImportMenuItem(
        _("New regulation"),
        reverse("regulation_new"),
        name="new-regulation",
        icon_name="doc-full",
        order=145,
    )


def new_regulation(request: HttpRequest) -> HttpResponse:
    """Straight to the empty page on the shelf."""
    if not may_import(request.user):
        raise PermissionDenied
    shelf = RegulationIndex.objects.get()
    return redirect("wagtailadmin_pages:add", "regulations", "regulationpage", shelf.pk)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Where the steps of an import stand, below the editors' side."""
    views: list[tuple[str, Any, str]] = [
        ("", BeginView, "import_begin"),
        ("<int:pk>/", OutlineView, "import_outline"),
        ("<int:pk>/<int:number>/", ClausesView, "import_clauses"),
        ("<int:pk>/step/", StepView, "import_step"),
        ("<int:pk>/save/", SaveView, "import_save"),
        ("<int:pk>/drop/", DropView, "import_drop"),
    ]
    blank = path("regulations/new/", new_regulation, name="regulation_new")
    return [
        blank,
        *(path(f"import/{below}", view.as_view(), name=name) for below, view, name in views),
    ]
