"""Appointments: who holds which post, and what is in his charge."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.views.generic import EditView

from people.admin.choosing import person_window
from people.admin.confirming import is_confirmed, posted_again
from people.admin.fields import UnitChoiceField, UnitsChoiceField
from people.admin.viewset import GuardedDeleteView, OfficeViewSet
from people.asking import person_of
from people.leaving import Hanging
from people.models import Appointment, Post
from people.vacating import end_what_stands_in, hangs_by


class AppointmentForm(WagtailAdminModelForm):
    """An appointment, with units shown as the tree they are."""

    class Meta:
        field_classes = {"unit": UnitChoiceField, "in_charge_of": UnitsChoiceField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = Post.objects.filter(body=False)


class EditAppointment(EditView):
    """Before an appointment is cut short, what hangs on its holder by it is shown."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Ask where something hangs on it; then let it end with all that follows."""
        kept = _kept(form.instance.pk)
        if not _cut_short(kept, form.cleaned_data):
            return super().form_valid(form)
        hanging = hangs_by(kept, timezone.localdate())
        if hanging and not is_confirmed(self.request):
            return self._ask(form, kept, hanging)
        with transaction.atomic():
            self._end_what_stands_in(kept, form.cleaned_data)
            return super().form_valid(form)

    def _end_what_stands_in(self, kept: Appointment, given: Mapping[str, Any]) -> None:
        gone = _is_anothers(kept, given) or _begins_anew(kept, given)
        last = None if gone else given["ends"]
        end_what_stands_in(kept, last=last, by=person_of(self.request.user), at=timezone.now())

    def _ask(self, form: Any, kept: Appointment, hanging: list[Hanging]) -> HttpResponse:
        context = {
            **self.get_context_data(form=form),
            "appointment": kept,
            "hanging": hanging,
            "posted": posted_again(self.request),
            "edit_url": self.get_edit_url(),
        }
        return render(self.request, "people/leaving/appointment.html", context)


class DeleteAppointment(GuardedDeleteView):
    """The page that asks also shows what hangs on it; who stands in by it is told."""

    template_name = "people/leaving/delete_appointment.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What hangs on it."""
        hanging = hangs_by(self.object, timezone.localdate())
        return super().get_context_data(hanging=hanging, **kwargs)

    def before_deleting(self) -> None:
        """Nobody stands in for what is gone."""
        by = person_of(self.request.user)
        end_what_stands_in(self.object, last=None, by=by, at=timezone.now())


def _kept(pk: int) -> Appointment:
    # As it is kept, not as the form would have it.
    return Appointment.objects.select_related("person", "post", "unit").get(pk=pk)


def _is_anothers(kept: Appointment, given: Mapping[str, Any]) -> bool:
    """Whether it becomes that of another person, post or unit: his own ends by it."""
    return any(given[name] != getattr(kept, name) for name in ("person", "post", "unit"))


def _begins_anew(kept: Appointment, given: Mapping[str, Any]) -> bool:
    """Whether it runs today and would begin only later."""
    return kept.starts <= timezone.localdate() < given["starts"]


def _cut_short(kept: Appointment, given: Mapping[str, Any]) -> bool:
    """Whether its holder loses days that he had: an earlier last day, a first day to come, another holder."""
    last, was = given["ends"] or date.max, kept.ends or date.max
    return last < was or _begins_anew(kept, given) or _is_anothers(kept, given)


class AppointmentViewSet(OfficeViewSet):
    """Who holds what, the latest first."""

    model = Appointment
    edit_view_class = EditAppointment
    delete_view_class = DeleteAppointment
    icon = "clipboard-list"
    joined = ("person", "post", "unit")
    list_display = ("person", "post", "unit", "starts", "ends")
    list_filter = ("post", "unit")
    search_fields = ("person__name", "post__name", "unit__name")
    ordering = "-starts"
    edit_handler = ObjectList(
        [
            FieldPanel("person", widget=person_window.widget_class),
            *map(FieldPanel, ("post", "unit")),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
            FieldPanel("in_charge_of"),
        ],
        base_form_class=AppointmentForm,
    )
