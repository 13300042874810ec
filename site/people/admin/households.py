"""Households, each behind its door."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, TitleColumn

from people.admin.fields import UnitChoiceField
from people.admin.reached import ReachedViewSet
from people.models import Household, Resident
from people.registry.entering import WITH_HOUSEHOLDS
from people.registry.reach import Reach


class HouseholdForm(WagtailAdminModelForm):
    """A household in one of the units of whoever fills it in; its head is somebody who lives there."""

    class Meta:
        field_classes = {"unit": UnitChoiceField}
        widgets = {"categories": CheckboxSelectMultiple}

    def __init__(self, *args: Any, reach: Reach | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reach is not None:
            own = reach.own_units().filter(kind__in=WITH_HOUSEHOLDS)
            self.fields["unit"].queryset = own.order_by("path")
            if self.instance._state.adding:
                self.instance.entered_by = reach.person
        living = Resident.objects.filter(household=self.instance.pk, active=True)
        self.fields["head"].queryset = living


class HouseholdViewSet(ReachedViewSet):
    """Households in the order of their doors."""

    model = Household
    icon = "home"
    joined = ("unit", "head")
    list_display = (
        TitleColumn(
            "where", label=_("address and door"), sort_key="place", url_name="household:edit"
        ),
        "head",
        "unit",
        BooleanColumn("used", label=_("named")),
        BooleanColumn("active", label=_("in use")),
    )
    list_filter = ("active", "categories")
    search_fields = ("address", "door", "figures", "head__name", "head__phone", "unit__name")
    ordering = "place"
    edit_handler = ObjectList(
        [
            FieldPanel("unit"),
            FieldRowPanel([FieldPanel("address"), FieldPanel("door")]),
            *map(FieldPanel, ("head", "categories", "active")),
        ],
        base_form_class=HouseholdForm,
    )
