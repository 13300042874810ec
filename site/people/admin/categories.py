"""Categories: what an office calls those whom it looks after."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn

from people.admin.viewset import OfficeViewSet
from people.models import Category


class CategoryViewSet(OfficeViewSet):
    """The office's own list."""

    model = Category
    icon = "tag"
    list_display = ("name", "code", "about", BooleanColumn("secret", label=_("secret")), "order")
    list_filter = ("about",)
    search_fields = ("name", "code")
    panels = tuple(map(FieldPanel, ("name", "code", "about", "secret", "order")))
