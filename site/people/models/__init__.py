"""The tables of people and units."""

from people.models.appointment import Appointment
from people.models.landmark import Landmark
from people.models.period import DeclaredPeriod
from people.models.person import Person
from people.models.post import Post
from people.models.substitution import Substitution
from people.models.unit import Unit
from people.models.user import User

__all__ = [
    "Appointment",
    "DeclaredPeriod",
    "Landmark",
    "Person",
    "Post",
    "Substitution",
    "Unit",
    "User",
]
