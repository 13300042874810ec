"""The catalogue on the editors' side: to look things up, never to change them."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from trail.looking import LookOnly

from .models import Dossier
from .readers import may_read
from .views import dossier_file

DIGITS_SHOWN = 8


class ReadersOnly(LookOnly):
    """Listed to those who may read; created, changed and deleted by nobody."""

    def user_can_list(self, user: Any) -> bool:
        return may_read(user)


@modeladmin_register
class Catalogue(ModelAdmin):
    """案卷目录, the newest first."""

    model = Dossier
    menu_label = gettext_lazy("Dossiers")
    menu_icon = "folder-inverse"
    menu_order = 420
    base_url_path = "dossiers"
    permission_helper_class = ReadersOnly
    history_view_enabled = False
    list_display = (
        "number",
        "form",
        "title",
        "responsible",
        "sealed_at",
        "pages",
        "digest",
        "link",
    )
    list_filter = ("year", "retention")
    list_per_page = 50
    list_select_related = ("item",)
    search_fields = ("archive_number", "title", "extents__proceeding__serial", "sha256")
    ordering = ("-sealed_at", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Dossier]:
        """Only what the list shows."""
        rows: QuerySet[Dossier] = super().get_queryset(request)
        return rows.defer("programs")

    def number(self, dossier: Dossier) -> str:
        """The archive number."""
        return dossier.archive_number

    def form(self, dossier: Dossier) -> str:
        """卷宗, 合卷 or 补卷."""
        return dossier.form_label

    def digest(self, dossier: Dossier) -> SafeString:
        """The first figures, the rest on pointing at them."""
        shown = dossier.sha256[:DIGITS_SHOWN]
        return format_html('<code title="{}">{}…</code>', dossier.sha256, shown)

    def link(self, dossier: Dossier) -> SafeString:
        """The file itself."""
        url = reverse("dossier_file", args=[dossier.pk])
        return format_html('<a href="{}">{}</a>', url, _("Open"))

    number.short_description = gettext_lazy("archive number")  # type: ignore[attr-defined]
    number.admin_order_field = "archive_number"  # type: ignore[attr-defined]
    form.short_description = gettext_lazy("kind of dossier")  # type: ignore[attr-defined]
    digest.short_description = gettext_lazy("digest (SHA-256)")  # type: ignore[attr-defined]
    link.short_description = gettext_lazy("sealed file")  # type: ignore[attr-defined]


@hooks.register("register_admin_urls")
def file_address() -> list[URLPattern]:
    """Where the list finds the files."""
    return [path("dossier-files/<int:pk>/", dossier_file, name="dossier_file")]
