"""Desks: what a step waits for, and the holders who may act there on a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Q

from people.charges import charge_paths_of, in_charge
from people.models import Appointment, Person, Substitution, Unit


@dataclass(frozen=True)
class Desk:
    """A post in a unit; with a charge, only its holders in charge of that unit (分管)."""

    post_code: str
    unit_id: int
    charge_id: int | None = None


@dataclass(frozen=True)
class Holder:
    """Somebody who may act at a desk, himself or as substitute (代理) for the absent holder."""

    person: Person
    appointment: Appointment
    substitute_for: Person | None = None


def holders(desk: Desk, on: date, form_slug: str = "") -> list[Holder]:
    """Who may act at one desk on a day, on one form."""
    return holders_of([desk], on, form_slug)[desk]


def holders_of(
    desks: Iterable[Desk], on: date, form_slug: str = "", *, known: Iterable[Unit] = ()
) -> dict[Desk, list[Holder]]:
    """Who may act at each of many desks on a day; four queries however many there are.

    `known` are units that the caller has at hand; a charge among them is not asked for again.
    """
    asked = list(dict.fromkeys(desks))
    if not asked:
        return {}
    seats = _seats(asked, on)
    appointments = {one.pk: one for seat in seats.values() for one in seat}
    charges = charge_paths_of(appointments)
    paths: dict[int | None, str] = {unit.pk: unit.path for unit in known}
    paths |= _paths({desk.charge_id for desk in asked} - paths.keys())
    substitutes = _substitutes(appointments, on, form_slug)
    return {
        desk: [
            holder
            for appointment in seats[desk.post_code, desk.unit_id]
            if in_charge(charges[appointment.pk], paths.get(desk.charge_id))
            for holder in [
                Holder(appointment.person, appointment),
                *substitutes[appointment.pk],
            ]
        ]
        for desk in asked
    }


def _seats(desks: Sequence[Desk], on: date) -> dict[tuple[str, int], list[Appointment]]:
    """Running appointments by post and unit; those of a recorder also under his bodies."""
    codes = {desk.post_code for desk in desks}
    rows: Iterable[Any] = (
        Appointment.objects.running(on)
        .annotate(body_code=F("post__bodies__code"))
        .filter(Q(post__code__in=codes, post__body=False) | Q(body_code__in=codes))
        .filter(unit_id__in={desk.unit_id for desk in desks}, person__active=True)
        .select_related("person", "post", "unit")
    )
    seats: dict[tuple[str, int], dict[int, Appointment]] = defaultdict(dict)
    for row in rows:
        for code in {row.post.code, row.body_code}:
            seats[code, row.unit_id].setdefault(row.pk, row)
    return defaultdict(list, {seat: list(found.values()) for seat, found in seats.items()})


def _paths(unit_ids: Iterable[int | None]) -> dict[int | None, str]:
    wanted = [pk for pk in unit_ids if pk is not None]
    return dict(Unit.objects.filter(pk__in=wanted).values_list("pk", "path")) if wanted else {}


def _substitutes(
    appointments: dict[int, Appointment], on: date, form_slug: str
) -> dict[int, list[Holder]]:
    found: dict[int, list[Holder]] = defaultdict(list)
    rows = Substitution.objects.running(on).filter(
        appointment__in=appointments, substitute__active=True
    )
    for row in rows.select_related("substitute").order_by("starts", "pk"):
        if row.covers(form_slug):
            held = appointments[row.appointment_id]
            found[held.pk].append(Holder(row.substitute, held, substitute_for=held.person))
    return found
