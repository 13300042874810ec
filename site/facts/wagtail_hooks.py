"""The dictionary of facts on the editors' side."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.model import ModelViewSet

from facts.models import Fact


class FactViewSet(ModelViewSet):
    """数据元字典: what fields fill in and rules ask about."""

    model = Fact
    icon = "tag"
    menu_label = _("Dictionary of facts")
    menu_order = 320
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ("label", "key", "type", "unit")
    list_filter = ("type",)
    search_fields = ("key", "label")
    ordering = "key"
    panels = (
        FieldRowPanel([FieldPanel("label"), FieldPanel("key")]),
        FieldRowPanel([FieldPanel("type"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel("minimum"), FieldPanel("step")]),
        FieldPanel("about"),
        FieldPanel("choices"),
        FieldPanel("owner"),
    )


@hooks.register("register_admin_viewset")
def dictionary() -> FactViewSet:
    """The menu item of the dictionary."""
    return FactViewSet()
