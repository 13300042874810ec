"""Desks: what a step waits for, and the holders who may act there on a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from people.charges import in_charge
from people.models import Appointment, Person, Substitution, Unit
from people.seats import Seat, seats, with_all_read, with_bodies_and_charges
from people.standing_in import Duties
from queries import prepared


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
    """Who may act at each of many desks on a day; three queries at most, however many there are.

    `known` are units that the caller has at hand; a charge among them is not asked for again.
    """
    asked = list(dict.fromkeys(desks))
    if not asked:
        return {}
    found = _seats(asked, on)
    paths: dict[int | None, str] = {unit.pk: unit.path for unit in known}
    paths |= _paths({desk.charge_id for desk in asked} - paths.keys())
    substitutes = _substitutes(found, on, form_slug)
    return seated(asked, found.values(), substitutes, paths)


def seated(
    desks: Iterable[Desk],
    found: Iterable[Seat],
    substitutes: Mapping[int, Sequence[Holder]],
    paths: Mapping[int | None, str],
) -> dict[Desk, list[Holder]]:
    """Who sits at each desk, of the seats that run on a day; `paths` are those of the charges."""
    at_desk: dict[tuple[str, int], list[Seat]] = defaultdict(list)
    for seat in found:
        for code in seat.codes:
            at_desk[code, seat.appointment.unit_id].append(seat)
    return {
        desk: [
            holder
            for seat in at_desk[desk.post_code, desk.unit_id]
            if in_charge(seat.charge_paths, paths.get(desk.charge_id))
            for holder in _holders(seat, substitutes)
        ]
        for desk in desks
    }


def _seats(desks: Sequence[Desk], on: date) -> dict[int, Seat]:
    """The seats at these desks; a recorder sits at the desks of his bodies too."""
    codes = tuple(sorted({desk.post_code for desk in desks}))
    return seats(_sitting(codes, tuple(sorted({desk.unit_id for desk in desks})), on))


@prepared
def _sitting(codes: tuple[str, ...], units: tuple[int, ...], on: date) -> QuerySet[Appointment]:
    running = Appointment.objects.running(on).annotate(stood_in_for=_stood_in_for(on))
    rows = with_bodies_and_charges(running).filter(
        Q(post__code__in=codes) | Q(body_code__in=codes), unit_id__in=units
    )
    return with_all_read(rows)


def _stood_in_for(on: date) -> Exists:
    # Seldom is anybody away: only then are the substitutes worth a question of their own.
    of_the_seat = Q(appointment=OuterRef("pk")) | Q(absent=OuterRef("person"))
    return Exists(Substitution.objects.running(on).filter(of_the_seat))


def _holders(seat: Seat, substitutes: Mapping[int, Sequence[Holder]]) -> list[Holder]:
    held = seat.appointment
    return [Holder(held.person, held), *substitutes.get(held.pk, ())]


def _paths(unit_ids: Iterable[int | None]) -> dict[int | None, str]:
    wanted = [pk for pk in unit_ids if pk is not None]
    return dict(Unit.objects.filter(pk__in=wanted).values_list("pk", "path")) if wanted else {}


def _substitutes(found: Mapping[int, Any], on: date, form_slug: str) -> dict[int, list[Holder]]:
    absent = {pk: each.appointment for pk, each in found.items() if each.appointment.stood_in_for}
    if not absent:
        return {}
    # Whoever stands in may be away himself: of those for whole persons all are wanted.
    wanted = Q(appointment__in=absent) | Q(absent__isnull=False)
    rows = Substitution.objects.running(on).filter(wanted, substitute__active=True)
    duties = Duties(rows.select_related("substitute").order_by())
    return {
        held.pk: [
            Holder(each, held, substitute_for=held.person)
            for each in duties.standing_in(held, form_slug)
        ]
        for held in absent.values()
    }
