"""Short questions that the workflow rooms ask of people and units."""

from collections.abc import Iterable
from datetime import date

from people.models.appointment import Appointment
from people.models.person import Person
from people.models.unit import Unit


def running_appointments(person: Person, on: date) -> list[Appointment]:
    """A person's appointments that run on a day, the oldest (the main one) first (one query)."""
    if not person.active:
        return []
    rows = person.appointments.running(on).select_related("post", "unit")
    return list(rows.order_by("starts", "pk"))


def units_by_code(codes: Iterable[str]) -> dict[str, Unit]:
    """Units by their codes; no query for no codes."""
    wanted = set(codes)
    return {unit.code: unit for unit in Unit.objects.filter(code__in=wanted)} if wanted else {}
