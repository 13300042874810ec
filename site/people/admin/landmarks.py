"""Landmarks (地标)."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList

from people.admin.viewset import OfficeViewSet
from people.models import Landmark


class LandmarkViewSet(OfficeViewSet):
    """What maps show where there is no map server."""

    model = Landmark
    icon = "site"
    list_display = ("name", "latitude", "longitude")
    search_fields = ("name",)
    ordering = "name"
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        ]
    )
