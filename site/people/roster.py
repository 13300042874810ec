"""Who held what over a span of days, read once for many questions about past days."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from people.desks import Desk, Holder, seated
from people.models import Appointment, DeclaredPeriod, Substitution, Unit
from people.seats import Seat, oldest_first, seats, with_all_read, with_bodies_and_charges
from people.standing_in import Duties


class Roster:
    """The seats of some posts in some units, and who stood in for their holders."""

    def __init__(self, found: Iterable[Seat], duties: Iterable[Substitution]) -> None:
        self._at: dict[tuple[str, int], list[Seat]] = defaultdict(list)
        for seat in found:
            for code in seat.codes:
                self._at[code, seat.appointment.unit_id].append(seat)
        self._duties = list(duties)
        self._on: dict[date, Duties] = {}

    def holders_of(
        self, desks: Iterable[Desk], on: date, form_slug: str, paths: Mapping[int | None, str]
    ) -> dict[Desk, list[Holder]]:
        """Who could act at each of the desks on a day of the span; `paths` are those of the charges."""
        asked = list(dict.fromkeys(desks))
        found = {
            seat.appointment.pk: seat
            for desk in asked
            for seat in self._at.get((desk.post_code, desk.unit_id), ())
            if _ran(seat.appointment, on)
        }
        running = self._running(on)
        stood_in = {pk: _substitutes(seat, running, form_slug) for pk, seat in found.items()}
        return seated(asked, sorted(found.values(), key=_age), stood_in, paths)

    def _running(self, on: date) -> Duties:
        if on not in self._on:
            self._on[on] = Duties(each for each in self._duties if _ran(each, on))
        return self._on[on]


def _substitutes(seat: Seat, running: Duties, form_slug: str) -> list[Holder]:
    held = seat.appointment
    return [
        Holder(each, held, substitute_for=held.person)
        for each in running.standing_in(held, form_slug)
    ]


def read_roster(codes: Collection[str], units: Collection[int], first: date, last: date) -> Roster:
    """The roster of these posts in these units; two queries."""
    spanned = Appointment.objects.overlapping(first, last).filter(unit_id__in=units)
    rows = with_bodies_and_charges(spanned, since_left=True)
    found = seats(with_all_read(rows.filter(Q(post__code__in=codes) | Q(body_code__in=codes))))
    wanted = Q(appointment__in=list(found)) | Q(absent__isnull=False)
    duties = Substitution.objects.overlapping(first, last).filter(wanted)
    return Roster(found.values(), duties.select_related("substitute").order_by())


def appointments_of(
    persons: Collection[int], first: date, last: date
) -> dict[int, list[Appointment]]:
    """The appointments of several persons that share a day with a span, the oldest first; one query."""
    rows = Appointment.objects.overlapping(first, last).filter(person_id__in=persons)
    found: dict[int, list[Appointment]] = defaultdict(list)
    for each in sorted(rows.select_related("post", "unit").order_by(), key=oldest_first):
        found[each.person_id].append(each)
    return found


def running_then(held: Iterable[Appointment], on: date) -> list[Appointment]:
    """Those of some appointments that ran on a day."""
    return [each for each in held if _ran(each, on)]


def declared_periods(first: date, last: date) -> list[DeclaredPeriod]:
    """All periods declared that share a day with a span, each with its unit; one query."""
    return list(DeclaredPeriod.objects.overlapping(first, last).select_related("unit").order_by())


def period_among(
    declared: Sequence[DeclaredPeriod], unit: Unit, first: date, last: date
) -> DeclaredPeriod | None:
    """Of some periods, the one declared for the unit or above it that shares a day with a span."""
    binding = (
        each
        for each in declared
        if unit.path.startswith(each.unit.path) and each.starts <= last and each.ends >= first
    )
    return min(binding, key=oldest_first, default=None)


def _ran(row: Any, on: date) -> bool:
    return row.starts <= on and (row.ends is None or row.ends >= on)


def _age(seat: Seat) -> tuple[date, int]:
    return oldest_first(seat.appointment)
