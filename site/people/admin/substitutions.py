"""Substitutions: who stands in for whom."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column

from people.admin.fields import SlugLinesField
from people.admin.viewset import GuardedDeleteView, OfficeViewSet
from people.arranging import Told, tell
from people.asking import person_of
from people.models import Appointment, Substitution

FORMS = Substitution._meta.get_field("forms")


class SubstitutionForm(WagtailAdminModelForm):
    """A substitution, with the forms it is for one a line."""

    forms = SlugLinesField(required=False, label=FORMS.verbose_name, help_text=FORMS.help_text)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Each choice reads as person, post and unit: one query for all of them.
        choices = Appointment.objects.select_related("person", "post", "unit")
        self.fields["appointment"].queryset = choices

    def save(self, commit: bool = True) -> Any:
        """Keep it; who stands in is told, as when the holder names him himself."""
        what = Told.CHANGED if self.instance.pk else Told.NAMED
        row = super().save(commit=commit)
        if commit:
            tell(row, what, by=person_of(self.for_user), at=timezone.now())
        return row


class DeleteSubstitution(GuardedDeleteView):
    """Before it goes, who stood in by it is told, if it is not over."""

    def before_deleting(self) -> None:
        """Tell."""
        row = self.object
        if row.ends >= timezone.localdate():
            tell(row, Told.ENDED, by=person_of(self.request.user), at=timezone.now())


class SubstitutionViewSet(OfficeViewSet):
    """Who stands in for whom, the latest first."""

    model = Substitution
    delete_view_class = DeleteSubstitution
    icon = "group"
    joined = (
        "absent",
        "substitute",
        "appointment__person",
        "appointment__post",
        "appointment__unit",
    )
    list_display = (
        "substitute",
        Column("whose", label=_("stands in for")),
        "starts",
        "ends",
        "reason",
    )
    list_filter = ("substitute",)
    search_fields = ("substitute__name", "appointment__person__name", "absent__name", "reason")
    ordering = "-starts"
    edit_handler = ObjectList(
        [
            *map(FieldPanel, ("appointment", "absent", "substitute")),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
            *map(FieldPanel, ("forms", "reason")),
        ],
        base_form_class=SubstitutionForm,
    )
