"""The tables of people and units."""

from people.models.appointment import Appointment
from people.models.period import DeclaredPeriod
from people.models.person import Person
from people.models.post import Post
from people.models.staff_table import StaffTable
from people.models.substitution import Substitution
from people.models.unit import Unit
from people.models.user import User

__all__ = [
    "Appointment",
    "DeclaredPeriod",
    "Person",
    "Post",
    "StaffTable",
    "Substitution",
    "Unit",
    "User",
]
