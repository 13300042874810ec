"""The dictionary of facts on the editors' side."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList

from facts.admin.filters import FactFilterSet
from facts.admin.forms import FactForm
from facts.admin.views import FactDeleteView, FactsView, FactView
from facts.models import Fact
from people.admin.viewset import OfficeViewSet


class FactViewSet(OfficeViewSet):
    """数据元字典: what fields fill in and rules ask about."""

    model = Fact
    icon = "tag"
    menu_label = _("Dictionary of facts")
    menu_order = 320
    add_to_admin_menu = True
    index_view_class = FactsView
    inspect_view_class = FactView
    delete_view_class = FactDeleteView
    inspect_view_enabled = True
    inspect_template_name = "facts/admin/fact.html"
    filterset_class = FactFilterSet
    search_fields = ("key", "label", "owner")
    list_per_page = 50
    ordering = "key"
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("label"), FieldPanel("key")]),
            FieldRowPanel([FieldPanel("type"), FieldPanel("unit")]),
            FieldRowPanel([FieldPanel("minimum"), FieldPanel("step")]),
            FieldPanel("about"),
            FieldPanel("choices"),
            FieldPanel("owner"),
            FieldPanel("holds"),
        ],
        base_form_class=FactForm,
    )


@hooks.register("register_admin_viewset")
def dictionary() -> FactViewSet:
    """The menu item of the dictionary."""
    return FactViewSet()
