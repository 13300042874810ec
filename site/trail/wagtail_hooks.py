"""The log on the editors' side: to read and search, never to change."""

from typing import Any

from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from trail.models import Access, Trace


class ReadOnly(PermissionHelper):
    """Nobody adds, changes or deletes; the database would refuse anyway."""

    def user_can_create(self, user: Any) -> bool:
        """Traces are left by acts alone."""
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        """What was recorded stays as it is."""
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        """What was recorded stays."""
        return False


class TraceAdmin(ModelAdmin):
    """The traces of all streams, the latest first."""

    model = Trace
    menu_icon = "history"
    menu_order = 820
    permission_helper_class = ReadOnly
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
    permission_helper_class = ReadOnly
    list_display = ("at", "actor_name", "kind", "about", "asked", "via")
    list_filter = ("kind", "about", "at")
    search_fields = ("actor_name", "shown")
    list_per_page = 50


modeladmin_register(TraceAdmin)
modeladmin_register(AccessAdmin)
