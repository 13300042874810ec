"""Short questions that the rooms above ask of people and units."""

from collections.abc import Iterable
from datetime import date

from django.db.models import CharField, ExpressionWrapper, F, OuterRef, QuerySet

from people.desks import Desk, holders_of
from people.models import Appointment, DeclaredPeriod, Person, Unit
from people.seats import oldest_first
from people.tree import ancestors
from queries import prepared


def person_of(user: object) -> Person | None:
    """The person behind a user account; none for a visitor or a merely technical account."""
    return getattr(user, "person", None)


def main_appointment(person: Person, on: date) -> Appointment | None:
    """The oldest appointment that runs on a day: what a person is called by (one query)."""
    return person.appointments.main(on)


def running_appointments(
    person: Person, on: date, *, about: tuple[date, date] | None = None, lock: bool = False
) -> list[Appointment]:
    """A person's appointments that run on a day, the oldest (the main one) first (one query).

    Each has `declared`: the name of the period (非常时期) declared for its unit or above it that
    shares a day with the span that it is `about` (else with the day itself), or None.
    With `lock`, two transactions that ask about the same person wait for each other.
    """
    if not person.active:
        return []
    rows = _running(person.pk, on, *(about or (on, on)), lock)
    for each in rows:
        each.person = person
    return sorted(rows, key=oldest_first)


@prepared
def _running(person: int, on: date, first: date, last: date, lock: bool) -> QuerySet[Appointment]:
    held = Appointment.objects.filter(person=person).running(on).select_related("post", "unit")
    bound = DeclaredPeriod.objects.alias(
        below=ExpressionWrapper(OuterRef("unit__path"), CharField())
    )
    bound = bound.filter(below__startswith=F("unit__path")).overlapping(first, last)
    rows = held.annotate(declared=bound.order_by("starts", "pk").values("name")[:1])
    return (rows.select_for_update(of=("self",)) if lock else rows).order_by()


def nearest_desk(post_code: str, unit: Unit, on: date, form_slug: str = "") -> Desk | None:
    """The desk of a post in the unit, or in the nearest unit above where somebody holds it."""
    desks = [Desk(post_code, each.pk) for each in reversed(ancestors(unit))]
    held = holders_of(desks, on, form_slug)
    return next((desk for desk in desks if held[desk]), None)


def units_by_code(codes: Iterable[str]) -> dict[str, Unit]:
    """Units by their codes; no query for no codes."""
    wanted = set(codes)
    return {unit.code: unit for unit in Unit.objects.filter(code__in=wanted)} if wanted else {}


def units_named(text: str) -> list[int]:
    """The keys of units with a code, or with a text in the name, and of all below them; one query."""
    rows = list(Unit.objects.values_list("pk", "path", "code", "name"))
    named = {path for _pk, path, code, name in rows if code == text or text in name}
    return [pk for pk, path, *_ in rows if named.intersection(Unit.paths_up(path))]
