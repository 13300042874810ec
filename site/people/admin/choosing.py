"""Looking up a person or an appointment in a window: a form costs the same however large the office is."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.forms import CharField
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet

from people.models import Appointment, Person
from people.registry.words import LONGEST_WORDS, each_word, is_figures

#: Whoever arranges one of these looks people up.
RIGHTS = tuple(
    f"people.{verb}_{name}"
    for verb in ("add", "change")
    for name in ("appointment", "substitution")
)


class PersonFilterForm(BaseFilterForm):
    """A name, a user name, digits of the phone."""

    q = CharField(label=_("Search term"), required=False, max_length=LONGEST_WORDS)

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        """Those of whom every word is true."""
        self.search_query = self.cleaned_data.get("q") or None
        self.is_searching = bool(self.search_query)
        return objects.filter(each_word(self.search_query or "", self.has))

    def has(self, word: str) -> Q:
        """Whether one word is."""
        return said_of(word)


class AppointmentFilterForm(PersonFilterForm):
    """The same of the holder; or a post, or a unit."""

    def has(self, word: str) -> Q:
        named = Q(post__name__icontains=word) | Q(unit__name__icontains=word)
        return named | said_of(word, "person__")


def said_of(word: str, prefix: str = "") -> Q:
    """What a word may be of a person: a name, the beginning of a user name, digits of the phone."""
    said = Q(**{f"{prefix}name__icontains": word})
    said |= Q(**{f"{prefix}user__username__istartswith": word})
    return said | Q(**{f"{prefix}phone__contains": word}) if is_figures(word) else said


class _ForWhoArranges:
    """Closed to those who arrange nothing."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user: Any = request.user
        if not any(map(user.has_perm, RIGHTS)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class _Persons(_ForWhoArranges):
    filter_form_class = PersonFilterForm

    def get_object_list(self) -> QuerySet[Person]:
        """Who has not left."""
        return Person.objects.filter(active=True)


class _Appointments(_ForWhoArranges):
    filter_form_class = AppointmentFilterForm

    def get_object_list(self) -> QuerySet[Appointment]:
        """All, with what their names are made of, the latest first."""
        rows = Appointment.objects.select_related("person", "post", "unit")
        return rows.order_by("-starts", "pk")


class PersonsView(_Persons, ChooseView):
    """The window with its first page."""


class MorePersonsView(_Persons, ChooseResultsView):
    """The pages after it."""


class AppointmentsView(_Appointments, ChooseView):
    """The window with its first page."""


class MoreAppointmentsView(_Appointments, ChooseResultsView):
    """The pages after it."""


class OneView(_ForWhoArranges, ChosenView):
    """What was chosen, by its name."""


class SeveralView(_ForWhoArranges, ChosenMultipleView):
    """The same for several."""


class _Window(ChooserViewSet):
    chosen_view_class = OneView
    chosen_multiple_view_class = SeveralView
    register_widget = False


class PersonWindow(_Window):
    """A window in which a person is looked up."""

    model = Person
    choose_view_class = PersonsView
    choose_results_view_class = MorePersonsView
    icon = "user"
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")
    edit_item_text = _("Edit this person")


class AppointmentWindow(_Window):
    """A window in which an appointment is looked up."""

    model = Appointment
    choose_view_class = AppointmentsView
    choose_results_view_class = MoreAppointmentsView
    icon = "clipboard-list"
    choose_one_text = _("Choose an appointment")
    choose_another_text = _("Choose another appointment")
    edit_item_text = _("Edit this appointment")


person_window = PersonWindow("person_window")
appointment_window = AppointmentWindow("appointment_window")
