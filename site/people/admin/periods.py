"""Declared periods (非常时期)."""

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList

from people.admin.fields import UnitChoiceField
from people.admin.viewset import OfficeViewSet
from people.models import DeclaredPeriod


class DeclaredPeriodForm(WagtailAdminModelForm):
    """A declared period, with units shown as the tree they are."""

    class Meta:
        field_classes = {"unit": UnitChoiceField}


class DeclaredPeriodViewSet(OfficeViewSet):
    """What was declared, the latest first."""

    model = DeclaredPeriod
    icon = "warning"
    joined = ("unit",)
    list_display = ("name", "unit", "starts", "ends")
    list_filter = ("unit",)
    search_fields = ("name", "unit__name")
    ordering = "-starts"
    edit_handler = ObjectList(
        [
            *map(FieldPanel, ("name", "unit")),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
        ],
        base_form_class=DeclaredPeriodForm,
    )
