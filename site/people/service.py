"""The public surface of people: who holds what, and who may act as what, on a day."""

from datetime import date

from people.desks import Desk, Holder, holders, holders_of
from people.hats import Hat, hats
from people.models import Appointment, Person
from people.tree import ancestors, declared_periods, nearest_desk

__all__ = [
    "Desk",
    "Hat",
    "Holder",
    "ancestors",
    "declared_periods",
    "hats",
    "holders",
    "holders_of",
    "main_appointment",
    "nearest_desk",
    "person_of",
]


def main_appointment(person: Person, on: date) -> Appointment | None:
    """The oldest appointment that runs on a day: what a person is called by."""
    return person.appointments.main(on)


def person_of(user: object) -> Person | None:
    """The person behind a user account; none for a visitor or a mere technical account."""
    return getattr(user, "person", None)
