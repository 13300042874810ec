"""Appointments: who holds which post, and what is in his charge."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList

from people.admin.fields import UnitChoiceField, UnitsChoiceField
from people.admin.viewset import OfficeViewSet
from people.models import Appointment, Post


class AppointmentForm(WagtailAdminModelForm):
    """An appointment, with units shown as the tree they are."""

    class Meta:
        field_classes = {"unit": UnitChoiceField, "in_charge_of": UnitsChoiceField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = Post.objects.filter(body=False)


class AppointmentViewSet(OfficeViewSet):
    """Who holds what, the latest first."""

    model = Appointment
    icon = "clipboard-list"
    joined = ("person", "post", "unit")
    list_display = ("person", "post", "unit", "starts", "ends")
    list_filter = ("post", "unit")
    search_fields = ("person__name", "post__name", "unit__name")
    ordering = "-starts"
    edit_handler = ObjectList(
        [
            *map(FieldPanel, ("person", "post", "unit")),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
            FieldPanel("in_charge_of"),
        ],
        base_form_class=AppointmentForm,
    )
