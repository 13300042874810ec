"""How a regulation begins on the editors' side, empty or imported: menu entries and addresses."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from ..importing.rights import may_import
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


#: Where the steps of an import stand, below the editors' side.
ADDRESSES = {
    "import_begin": "",
    "import_outline": "<int:pk>/",
    "import_clauses": "<int:pk>/<int:number>/",
    "import_step": "<int:pk>/step/",
    "import_save": "<int:pk>/save/",
    "import_drop": "<int:pk>/drop/",
}


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Of an empty regulation, and of each step of an import."""
    blank = path("regulations/new/", new_regulation, name="regulation_new")
    steps = (path(f"import/{at}", _step(name), name=name) for name, at in ADDRESSES.items())
    return [blank, *steps]


def _step(name: str) -> Callable[..., HttpResponseBase]:
    def view(request: HttpRequest, **named: Any) -> HttpResponseBase:
        # What outlines texts and offers rules for them is fetched when somebody imports.
        from ..importing.screens import SCREENS

        return SCREENS[name](request, **named)

    return view
