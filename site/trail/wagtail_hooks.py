"""The log on the editors' side: to read and search, never to change."""

from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from trail.looking import LookOnly
from trail.models import Access, Trace


class TraceAdmin(ModelAdmin):
    """The traces of all streams, the latest first."""

    model = Trace
    menu_icon = "history"
    menu_order = 820
    permission_helper_class = LookOnly
    inspect_view_enabled = True
    list_display = ("stream", "number", "act", "actor_name", "appointment", "on_behalf", "at")
    list_filter = ("act", "at")
    search_fields = ("stream", "actor_name")
    ordering = ("-pk",)
    list_per_page = 50


class AccessAdmin(ModelAdmin):
    """Who looked at personal data, the latest first."""

    model = Access
    menu_icon = "view"
    menu_order = 830
    permission_helper_class = LookOnly
    list_display = ("at", "actor_name", "kind", "about", "asked", "via")
    list_filter = ("kind", "about", "at")
    search_fields = ("actor_name", "shown")
    list_per_page = 50


modeladmin_register(TraceAdmin)
modeladmin_register(AccessAdmin)
