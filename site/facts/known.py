"""Facts that need no value of their own: they stand in the person's file, the appointment or the calendar."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from people.models import Appointment, Person
from people.service import main_appointment

from .conditions import FactValueType
from .dictionary import Declared, declare
from .holding import Holding, Origin

Appointed = Callable[[], Appointment | None]


class Asker:
    """Who fills in, on which day; the appointment is read once, and only when it is asked for."""

    def __init__(self, person: Person, on: date, held: Appointed | None = None) -> None:
        self.person = person
        self.on = on
        self._held = held or (lambda: main_appointment(person, on))

    @cached_property
    def appointment(self) -> Appointment | None:
        """What the person is called by on that day."""
        return self._held()


@dataclass(frozen=True)
class Known:
    """A fact with the place where its value stands."""

    fact: Declared
    origin: Origin
    value: Callable[[Asker], FactValueType | None]
    since: Callable[[Asker], date | None] = lambda asker: None


def _appointed_since(asker: Asker) -> date | None:
    return asker.appointment.starts if asker.appointment else None


def _unit(asker: Asker) -> str | None:
    return asker.appointment.unit.name if asker.appointment else None


def _post(asker: Asker) -> str | None:
    return asker.appointment.post.name if asker.appointment else None


def _text(key: str, label: object) -> Declared:
    return Declared(key, label, "text", asked=True)  # type: ignore[arg-type]


KNOWN = (
    Known(_text("applicant.name", _("name of the applicant")), Origin.PERSON, lambda asker: asker.person.name),
    Known(_text("applicant.phone", _("phone of the applicant")), Origin.PERSON, lambda asker: asker.person.phone),
    Known(_text("applicant.unit", _("unit of the applicant")), Origin.APPOINTMENT, _unit, _appointed_since),
    Known(_text("applicant.post_name", _("name of the applicant’s post")), Origin.APPOINTMENT, _post, _appointed_since),
    Known(
        Declared("calendar.today", _("day of filling in"), "date", asked=True),
        Origin.CALENDAR,
        lambda asker: asker.on,
        lambda asker: asker.on,
    ),
)  # fmt: skip


def declare_known_facts() -> None:
    """Put them into the dictionary, so that fields may be bound to them."""
    declare(*(each.fact for each in KNOWN))


def known_keys() -> frozenset[str]:
    """The keys of all of them."""
    return frozenset(each.fact.key for each in KNOWN)


def known_about(asker: Asker, wanted: Iterable[str]) -> list[Holding]:
    """Those of these facts that are known about somebody (one query at most)."""
    keys = set(wanted)
    return [
        Holding(each.fact.key, str(each.fact.label), "", value, each.origin, "", each.since(asker))
        for each in KNOWN
        if each.fact.key in keys and (value := each.value(asker)) not in (None, "")
    ]
