"""What this room adds to the editors' side: the meetings that offices have called."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn

from people.admin.fields import UnitChoiceField
from people.admin.viewset import OfficeViewSet

from .models import Meeting


class MeetingForm(WagtailAdminModelForm):
    """A meeting, with units shown as the tree they are."""

    class Meta:
        field_classes = {"unit": UnitChoiceField}


class MeetingViewSet(OfficeViewSet):
    """What was called, the latest first."""

    model = Meeting
    icon = "date"
    menu_label = _("Meetings")
    menu_order = 305
    add_to_admin_menu = True
    joined = ("unit", "body")
    list_display = (
        "name",
        "starts",
        "unit",
        "body",
        BooleanColumn("cancelled", label=_("called off")),
    )
    list_filter = ("unit", "cancelled")
    search_fields = ("name", "place")
    ordering = "-starts"
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("place")]),
            *map(FieldPanel, ("unit", "body", "cancelled")),
        ],
        base_form_class=MeetingForm,
    )


@hooks.register("register_admin_viewset")
def meetings() -> Any:
    """The list of meetings."""
    return MeetingViewSet()
