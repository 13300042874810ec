"""The tables of people and units, of households and residents."""

from people.models.appointment import Appointment
from people.models.category import About, Category
from people.models.household import Household
from people.models.landmark import Landmark
from people.models.period import DeclaredPeriod
from people.models.person import Person
from people.models.post import Post
from people.models.resident import Resident
from people.models.staff_table import StaffTable
from people.models.substitution import Substitution
from people.models.unit import Unit
from people.models.user import User

__all__ = [
    "About",
    "Appointment",
    "Category",
    "DeclaredPeriod",
    "Household",
    "Landmark",
    "Person",
    "Post",
    "Resident",
    "StaffTable",
    "Substitution",
    "Unit",
    "User",
]
