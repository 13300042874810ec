"""Hats: every appointment in which a person may act on a day, own and substituted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from people.charges import charge_paths_of, in_charge
from people.models import Appointment, Person
from people.models.running import running_on


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
    """What a person may act as on a day, with the bodies that he records; three queries."""
    if not person.active:
        return []
    worn = [*_own(person, on), *_substituted(person, on)]
    charges = charge_paths_of({appointment.pk for appointment, *_ in worn})
    seen = dict.fromkeys(
        Hat(held, code, held.unit_id, held.unit.path, charges[held.pk], absent, forms)
        for held, bodies, absent, forms in worn
        for code in (held.post.code, *bodies)
    )
    return list(seen)


Worn = tuple[Appointment, tuple[str, ...], Person | None, tuple[str, ...]]


def _own(person: Person, on: date) -> Iterator[Worn]:
    rows: Iterable[Any] = (
        person.appointments.running(on)
        .filter(post__body=False)
        .annotate(body_code=F("post__bodies__code"))
        .select_related("person", "post", "unit")
    )
    for row in rows:
        yield row, _given(row.body_code), None, ()


def _substituted(person: Person, on: date) -> Iterator[Worn]:
    rows: Iterable[Any] = (
        person.substitutions.running(on)
        .filter(running_on(on, "appointment__"))
        .filter(appointment__person__active=True, appointment__post__body=False)
        .annotate(body_code=F("appointment__post__bodies__code"))
        .select_related("appointment__person", "appointment__post", "appointment__unit")
        .order_by("starts", "pk")
    )
    for row in rows:
        held = row.appointment
        yield held, _given(row.body_code), held.person, tuple(row.forms)


def _given(code: str | None) -> tuple[str, ...]:
    return () if code is None else (code,)
