"""Hats: every appointment in which a person may act on a day, own and substituted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from people.charges import in_charge
from people.models import Appointment, Person
from people.seats import Seat, seats, with_all_read, with_bodies_and_charges
from people.standing_in import stood_in_for
from queries import prepared


@dataclass(frozen=True)
class Hat:
    """One post in one unit that a person may act in; of no forms listed, all are meant."""

    appointment: Appointment
    post_code: str
    unit_id: int
    unit_path: str
    charge_paths: tuple[str, ...] = ()
    on_behalf_of: Person | None = None
    forms: tuple[str, ...] = ()
    #: Whether its wearer takes the absent person's place in everything, also where that one is named.
    whole: bool = False

    @property
    def oversees(self) -> bool:
        """Whether its wearer may see all matters of the unit and of those below."""
        return self.appointment.post.oversees

    def serves(
        self, *, post_code: str, unit_id: int, charge_path: str | None = None, form_slug: str = ""
    ) -> bool:
        """Whether its wearer may act at a desk, on one form."""
        at_desk = (self.post_code, self.unit_id) == (post_code, unit_id)
        for_form = not self.forms or form_slug in self.forms
        return at_desk and for_form and in_charge(self.charge_paths, charge_path)


def hats(person: Person, on: date) -> list[Hat]:
    """What a person may act as on a day, with the bodies that he records; two queries.

    Whoever stands in for somebody who himself stands in for others takes one more for each step.
    """
    if not person.active:
        return []
    duties = stood_in_for(person, on)
    posts = {key for key, _forms in duties.posts}
    persons = {key for key, _forms in duties.persons}
    found = seats(_seats_of(person.pk, tuple(sorted(persons)), tuple(sorted(posts)), on))
    own = [each for each in found.values() if each.appointment.person_id == person.pk]
    worn = [hat for seat in own for hat in _worn(seat)]
    for key, forms in duties.posts:
        if (seat := found.get(key)) and seat.appointment.person_id != person.pk:
            worn += _worn(seat, seat.appointment.person, forms)
    for key, forms in duties.persons:
        for seat in found.values():
            if seat.appointment.person_id == key:
                worn += _worn(seat, seat.appointment.person, forms, whole=True)
    return list(dict.fromkeys(worn))


@prepared
def _seats_of(
    person: int, persons: tuple[int, ...], posts: tuple[int, ...], on: date
) -> QuerySet[Appointment]:
    """The rows of his own appointments, and of those for which he stands in."""
    whose = Q(person__in=[person, *persons]) if persons else Q(person=person)
    if posts:
        whose |= Q(pk__in=posts)
    return with_all_read(with_bodies_and_charges(Appointment.objects.running(on)).filter(whose))


def _worn(
    seat: Seat, absent: Person | None = None, forms: tuple[str, ...] = (), *, whole: bool = False
) -> Iterator[Hat]:
    held, charges = seat.appointment, seat.charge_paths
    for code in seat.codes:
        yield Hat(held, code, held.unit_id, held.unit.path, charges, absent, forms, whole)
