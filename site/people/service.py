"""The public surface of people: who holds what, and who may act as what, on a day."""

from people.asking import (
    declared_period,
    main_appointment,
    nearest_desk,
    person_of,
    running_appointments,
    units_by_code,
    units_named,
)
from people.desks import Desk, Holder, holders, holders_of
from people.hats import Hat, hats
from people.tree import ancestors

__all__ = [
    "Desk",
    "Hat",
    "Holder",
    "ancestors",
    "declared_period",
    "hats",
    "holders",
    "holders_of",
    "main_appointment",
    "nearest_desk",
    "person_of",
    "running_appointments",
    "units_by_code",
    "units_named",
]
