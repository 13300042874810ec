"""Residents, each in a household that is chosen by searching."""

from typing import Any

from django.db.models import QuerySet
from django.forms import CharField, CheckboxSelectMultiple
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet

from people.admin.reached import ReachedViewSet, reach_of_user
from people.models import Household, Resident
from people.registry.finding import find_households
from people.registry.reach import Reach


class HouseholdFilterForm(BaseFilterForm):
    """Words to look for: a name, a door, digits of the phone."""

    q = CharField(label=_("Search term"), required=False, max_length=60)
    #: Set by the view: who looks.
    reach: Reach

    def filter(self, objects: QuerySet[Household]) -> QuerySet[Household]:
        """The households of one's own units that fit."""
        self.search_query = self.cleaned_data.get("q") or None
        self.is_searching = bool(self.search_query)
        return find_households(self.reach, self.search_query or "")


class _WithinReach:
    """Offers the households of one's own units."""

    request: Any
    filter_form_class = HouseholdFilterForm

    def get_filter_form(self) -> HouseholdFilterForm:
        """The form, which knows who looks."""
        form: HouseholdFilterForm = super().get_filter_form()  # type: ignore[misc]
        form.reach = reach_of_user(self.request.user)
        return form


class HouseholdChooseView(_WithinReach, ChooseView):
    """The window with its first page."""


class HouseholdResultsView(_WithinReach, ChooseResultsView):
    """The pages after it."""


class HouseholdChosenView(ChosenView):
    """What was chosen, by its name; somebody else's household has none here."""

    def get_object(self, pk: Any) -> Household:
        """The household, if it lies within reach."""
        found: Household = super().get_object(pk)
        if not reach_of_user(self.request.user).reaches(found):
            raise Http404
        return found


class HouseholdsChosenView(ChosenMultipleView):
    """The same for several."""

    def get_objects(self, pks: Any) -> Any:
        """Those of them that lie within reach."""
        return reach_of_user(self.request.user).households().filter(pk__in=pks)


class HouseholdChooserViewSet(ChooserViewSet):
    """A window in which a household is looked up."""

    model = Household
    icon = "home"
    choose_one_text = _("Choose a household")
    choose_another_text = _("Choose another household")
    edit_item_text = _("Edit this household")
    choose_view_class = HouseholdChooseView
    choose_results_view_class = HouseholdResultsView
    chosen_view_class = HouseholdChosenView
    chosen_multiple_view_class = HouseholdsChosenView


household_chooser = HouseholdChooserViewSet("household_chooser")


class ResidentForm(WagtailAdminModelForm):
    """A resident of a household within reach."""

    class Meta:
        widgets = {"categories": CheckboxSelectMultiple}

    def __init__(self, *args: Any, reach: Reach | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reach is not None:
            self.fields["household"].queryset = reach.households()
            if self.instance._state.adding:
                self.instance.entered_by = reach.person


class ResidentViewSet(ReachedViewSet):
    """Residents by name; of the identity number no more than its end."""

    model = Resident
    icon = "user"
    joined = ("household", "household__unit")
    list_display = (
        "name",
        "household",
        "phone",
        BooleanColumn("used", label=_("named")),
        BooleanColumn("active", label=_("in use")),
    )
    list_filter = ("active", "sex", "categories")
    search_fields = ("name", "phone", "household__address", "household__door")
    ordering = "name"
    edit_handler = ObjectList(
        [
            FieldPanel("household", widget=household_chooser.widget_class),
            FieldRowPanel([FieldPanel("name"), FieldPanel("phone")]),
            FieldRowPanel([FieldPanel("sex"), FieldPanel("born_on"), FieldPanel("identity_end")]),
            *map(FieldPanel, ("categories", "active")),
        ],
        base_form_class=ResidentForm,
    )
