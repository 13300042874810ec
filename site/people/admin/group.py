"""The menu 人员机构."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from people.admin.appointments import AppointmentViewSet
from people.admin.landmarks import LandmarkViewSet
from people.admin.periods import DeclaredPeriodViewSet
from people.admin.persons import PersonViewSet
from people.admin.posts import PostViewSet
from people.admin.substitutions import SubstitutionViewSet
from people.admin.units import UnitViewSet


class PeopleGroup(ModelViewSetGroup):
    """Everything about people and units under one menu item."""

    menu_label = _("People and units")
    menu_icon = "group"
    menu_order = 300
    items = (
        UnitViewSet,
        PostViewSet,
        PersonViewSet,
        AppointmentViewSet,
        SubstitutionViewSet,
        DeclaredPeriodViewSet,
        LandmarkViewSet,
    )
