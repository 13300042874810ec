"""The menus 人员机构 and 住户居民."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from people.admin.appointments import AppointmentViewSet
from people.admin.categories import CategoryViewSet
from people.admin.households import HouseholdViewSet
from people.admin.landmarks import LandmarkViewSet
from people.admin.periods import DeclaredPeriodViewSet
from people.admin.persons import PersonViewSet
from people.admin.posts import PostViewSet
from people.admin.residents import ResidentViewSet
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


class RegistryGroup(ModelViewSetGroup):
    """Households and residents under another."""

    menu_label = _("Households and residents")
    menu_icon = "home"
    menu_order = 305
    items = (HouseholdViewSet, ResidentViewSet, CategoryViewSet)
