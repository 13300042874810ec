"""What this room adds to the editors' side."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from people.admin import staffing  # noqa: F401  # importing registers
from people.admin.choosing import (
    AppointmentWindow,
    PersonWindow,
    appointment_window,
    person_window,
)
from people.admin.group import PeopleGroup, RegistryGroup
from people.admin.reached import ReachPolicy
from people.admin.residents import HouseholdChooserViewSet, household_chooser
from people.models import Household, Resident

# Besides the right itself, a row of the registry must lie within reach.
register_permission_policy(Household, ReachPolicy(Household))
register_permission_policy(Resident, ReachPolicy(Resident))


@hooks.register("register_admin_viewset")
def people_and_units() -> PeopleGroup:
    """The menu of people, posts and units."""
    return PeopleGroup()


@hooks.register("register_admin_viewset")
def registry() -> RegistryGroup:
    """The menu of households and residents."""
    return RegistryGroup()


@hooks.register("register_admin_viewset")
def window_of_households() -> HouseholdChooserViewSet:
    """The window in which a household is looked up."""
    return household_chooser


@hooks.register("register_admin_viewset")
def windows_of_people() -> list[PersonWindow | AppointmentWindow]:
    """The windows in which a person and an appointment are looked up."""
    return [person_window, appointment_window]
