"""Charges (分管): the units that an appointment answers for."""

from collections import defaultdict
from collections.abc import Iterable

from people.models import Appointment


def charge_paths_of(appointment_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The paths of the units in charge by appointment, in one query."""
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    rows = Appointment.in_charge_of.through.objects.filter(appointment__in=list(appointment_ids))
    for pk, path in rows.order_by("unit__path").values_list("appointment_id", "unit__path"):
        found[pk] += (path,)
    return found


def in_charge(charge_paths: tuple[str, ...], unit_path: str | None) -> bool:
    """Whether charges reach a unit: no charge listed means all; a unit brings all below it."""
    if unit_path is None or not charge_paths:
        return True
    return unit_path.startswith(charge_paths)
