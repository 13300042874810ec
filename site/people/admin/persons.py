"""Persons, with or without an account."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views.generic import EditView

from people.admin.confirming import is_confirmed, posted_again
from people.admin.viewset import OfficeViewSet
from people.asking import person_of
from people.leaving import hangs_on, leave
from people.models import Person


class EditPerson(EditView):
    """Who is taken off the list is looked at once more: what hangs on him is shown before it counts."""

    def is_valid(self, form: Any) -> bool:
        """Nobody puts himself out."""
        own = form.instance.user_id == self.request.user.pk
        if form.is_valid() and own and self._leaves(form):
            form.add_error("active", _("That is you. Ask another administrator to do it."))
        return super().is_valid(form)

    def form_valid(self, form: Any) -> HttpResponse:
        """Ask before somebody leaves; then let it happen with all that follows."""
        if not self._leaves(form):
            return super().form_valid(form)
        if not is_confirmed(self.request):
            return self._ask(form)
        with transaction.atomic():
            response = super().form_valid(form)
            leave(self.object, by=person_of(self.request.user), at=timezone.now())
        return response

    def _leaves(self, form: Any) -> bool:
        return bool(form.initial.get("active")) and not form.cleaned_data["active"]

    def _ask(self, form: Any) -> HttpResponse:
        context = {
            **self.get_context_data(form=form),
            "person": form.instance,
            # As he is kept, not as the form would have him.
            "hanging": hangs_on(Person.objects.get(pk=form.instance.pk), timezone.localdate()),
            "posted": posted_again(self.request),
            "edit_url": self.get_edit_url(),
        }
        return render(self.request, "people/leaving/confirm.html", context)


class PersonViewSet(OfficeViewSet):
    """Everybody the office knows."""

    model = Person
    edit_view_class = EditPerson
    icon = "user"
    joined = ("user",)
    list_display = ("name", "user", "phone", BooleanColumn("active", label=_("active")))
    list_filter = ("active",)
    search_fields = ("name", "phone", "user__username")
    panels = tuple(map(FieldPanel, ("name", "phone", "user", "active")))
