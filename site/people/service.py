"""The public surface of people: who holds what, and who may act as what, on a day."""

from people.asking import (
    main_appointment,
    nearest_desk,
    person_of,
    running_appointments,
    units_by_code,
    units_named,
)
from people.desks import Desk, Holder, holders, holders_of
from people.hats import Hat, hats
from people.roster import (
    Roster,
    appointments_of,
    declared_periods,
    period_among,
    read_roster,
    running_then,
)
from people.standing_in import whole_substitutes
from people.tree import ancestors

__all__ = [
    "Desk",
    "Hat",
    "Holder",
    "Roster",
    "ancestors",
    "appointments_of",
    "declared_periods",
    "hats",
    "holders",
    "holders_of",
    "main_appointment",
    "nearest_desk",
    "period_among",
    "person_of",
    "read_roster",
    "running_appointments",
    "running_then",
    "units_by_code",
    "units_named",
    "whole_substitutes",
]
