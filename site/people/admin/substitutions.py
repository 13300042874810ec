"""Substitutions: who stands in for whom."""

from datetime import date
from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column

from calendars.service import too_far_ahead
from people.admin.choosing import appointment_window, person_window, said_of
from people.admin.fields import SlugLinesField
from people.admin.viewset import GuardedDeleteView, OfficeViewSet
from people.arranging import Told, tell
from people.asking import person_of
from people.models import Substitution
from people.registry.words import LONGEST_WORDS, each_word

FORMS = Substitution._meta.get_field("forms")
SUBSTITUTE = Substitution._meta.get_field("substitute")


class SubstitutionForm(WagtailAdminModelForm):
    """A substitution, with the forms it is for one a line."""

    forms = SlugLinesField(required=False, label=FORMS.verbose_name, help_text=FORMS.help_text)

    def clean_starts(self) -> date:
        """A day that somebody may have meant: of a new one, or one that is moved, not years ahead."""
        day: date = self.cleaned_data["starts"]
        sentence = too_far_ahead(day, timezone.localdate())
        if sentence and day != self.instance.starts:
            raise ValidationError(sentence)
        return day

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


class SubstitutionFilterSet(WagtailFilterSet):
    """By who stands in: typed, since a list of all would grow with the office."""

    substitute = django_filters.CharFilter(
        label=SUBSTITUTE.verbose_name,
        help_text=_("A name, a user name, or digits of the phone."),
        method="by_substitute",
        max_length=LONGEST_WORDS,
    )

    class Meta:
        model = Substitution
        fields = ("substitute",)

    def by_substitute(self, rows: QuerySet[Substitution], name: str, value: str) -> Any:
        """Those by a person of whom every word is true."""
        return rows.filter(each_word(value, lambda word: said_of(word, f"{name}__")))


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
    filterset_class = SubstitutionFilterSet
    search_fields = ("substitute__name", "appointment__person__name", "absent__name", "reason")
    ordering = "-starts"
    edit_handler = ObjectList(
        [
            FieldPanel("appointment", widget=appointment_window.widget_class),
            FieldPanel("absent", widget=person_window.widget_class),
            FieldPanel("substitute", widget=person_window.widget_class),
            FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
            *map(FieldPanel, ("forms", "reason")),
        ],
        base_form_class=SubstitutionForm,
    )
