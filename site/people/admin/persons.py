"""Persons, with or without an account."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn

from people.admin.viewset import OfficeViewSet
from people.models import Person


class PersonViewSet(OfficeViewSet):
    """Everybody the office knows."""

    model = Person
    icon = "user"
    joined = ("user",)
    list_display = ("name", "user", "phone", BooleanColumn("active", label=_("active")))
    list_filter = ("active",)
    search_fields = ("name", "phone", "user__username")
    panels = tuple(map(FieldPanel, ("name", "phone", "user", "active")))
