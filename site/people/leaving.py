"""离岗: what hangs on somebody before he is taken off the office's list, and what happens to it then."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from people.arranging import Told, end, ends_or_runs, of_holder
from people.models import Appointment, Person, Substitution
from people.models.running import running_on
from people.signals import person_left

#: Lines that are listed of each sort; of more it is said that there are more.
MOST = 20


@dataclass(frozen=True)
class Hanging:
    """One sort of things that hang on somebody: what they are, what becomes of them, the first of them."""

    title: str
    becomes: str
    lines: Sequence[str]
    more: bool = False

    @classmethod
    def of(cls, title: str, becomes: str, found: Iterable[str]) -> "Hanging":
        """Out of lines of which there may be one too many."""
        lines = list(found)
        return cls(title, becomes, lines[:MOST], len(lines) > MOST)


Source = Callable[[Person, date], Iterable[Hanging]]
_sources: list[Source] = []


def tell_what_hangs(source: Source) -> None:
    """Let a higher room say what hangs on somebody there."""
    if source not in _sources:
        _sources.append(source)


def hangs_on(person: Person, on: date) -> list[Hanging]:
    """All that hangs on somebody on a day, sort by sort; sorts of which there is nothing are left out."""
    found = [*_here(person, on), *(each for source in _sources for each in source(person, on))]
    return [each for each in found if each.lines]


def sole_seats(person: Person, on: date) -> list[Appointment]:
    """The appointments, now or to come, of posts that nobody else holds in that unit."""
    beside = Appointment.objects.filter(running_on(on), person__active=True).exclude(person=person)
    same = beside.filter(post=OuterRef("post"), unit=OuterRef("unit"))
    now_or_later = running_on(on) | Q(starts__gt=on)
    rows = person.appointments.filter(now_or_later).filter(~Exists(same))
    return list(rows.select_related("post", "unit", "person").order_by("starts", "pk")[: MOST + 1])


@transaction.atomic
def leave(person: Person, *, by: Person | None, at: datetime) -> None:
    """He holds no post any more and signs in no more; nobody stands in for him or by him, and is told so."""
    Person.objects.filter(pk=person.pk).update(active=False)
    person.active = False
    on = localdate(at)
    for row in _runs(person, on):
        end(row, by=by, at=at, why=Told.LEFT)
    for row in ends_or_runs(of_holder(person), on):
        end(row, by=by, at=at)
    person_left.send(sender=Person, person=person, at=at)


def _here(person: Person, on: date) -> Iterator[Hanging]:
    yield Hanging.of(
        _("Posts that he alone holds"),
        _("They are vacant then. Appoint somebody; until then what comes to them waits."),
        (each.label for each in sole_seats(person, on)),
    )
    yield Hanging.of(
        _("For whom he stands in"),
        _("That ends, and they are told to name somebody else."),
        (_whose(each) for each in _runs(person, on)[: MOST + 1]),
    )
    yield Hanging.of(
        _("Who stands in for him"),
        _("That ends too, and they are told."),
        (
            _("%(name)s, %(days)s") % {"name": each.substitute.name, "days": each.days}
            for each in ends_or_runs(of_holder(person), on)[: MOST + 1]
        ),
    )


def _runs(person: Person, on: date) -> QuerySet[Substitution]:
    rows = person.substitutions.select_related(
        "absent", "substitute", "appointment__person", "appointment__post", "appointment__unit"
    )
    return ends_or_runs(rows, on)


def _whose(row: Substitution) -> str:
    holder = row.holder
    return _("%(name)s, %(days)s") % {"name": holder.name if holder else "", "days": row.days}
