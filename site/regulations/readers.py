"""Who has read an edition and who has not, unit by unit; a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from people.models import Appointment, Unit

from .models import Confirmation, Edition
from .reading import asking, confirmations_of


@dataclass(frozen=True)
class Reader:
    """Somebody whom the edition binds; `at` is when he confirmed, None when he has not."""

    appointment: Appointment
    at: datetime | None


@dataclass
class UnitReaders:
    """The readers of one unit."""

    unit: Unit
    readers: list[Reader] = field(default_factory=list)

    @property
    def read(self) -> list[Reader]:
        """Those who have confirmed."""
        return [each for each in self.readers if each.at is not None]

    @property
    def unread(self) -> list[Reader]:
        """Those who have not."""
        return [each for each in self.readers if each.at is None]


@dataclass(frozen=True)
class Tally:
    """How many of those whom an edition binds have read it."""

    edition: Edition
    bound: int
    read: int

    @property
    def unread(self) -> int:
        """How many have not."""
        return self.bound - self.read


def readers(edition: Edition, on: date) -> list[UnitReaders]:
    """Everybody bound on a day, in the order of the tree, each once; three queries."""
    when = dict(confirmations_of(edition).order_by("-at").values_list("person_id", "at"))
    units: dict[int, UnitReaders] = {}
    for held in _each_once(_bound(edition, on)):
        group = units.setdefault(held.unit_id, UnitReaders(held.unit))
        group.readers.append(Reader(held, when.get(held.person_id)))
    return sorted(units.values(), key=lambda each: each.unit.path)


def tallies(on: date) -> list[Tally]:
    """The same in numbers for all editions in force or to come; four queries, however many there are."""
    editions = list(asking(on).order_by("-published_at", "-pk").prefetch_related("binds"))
    below = _persons_below(on)
    read = _persons_who_read(editions)
    found = []
    for edition in editions:
        bound: set[int] = set().union(*(below.get(unit.path, ()) for unit in edition.binds.all()))
        who = read.get((edition.regulation_id, edition.text_digest), set())
        found.append(Tally(edition, len(bound), len(bound & who)))
    return found


def _bound(edition: Edition, on: date) -> Iterable[Appointment]:
    paths = [unit.path for unit in edition.binds.all()]
    if not paths:
        return []
    within = reduce(or_, (Q(unit__path__startswith=path) for path in paths))
    rows = Appointment.objects.running(on).filter(within, person__active=True, post__body=False)
    return rows.select_related("person", "post", "unit").order_by("starts", "pk")


def _each_once(held: Iterable[Appointment]) -> Iterable[Appointment]:
    """Somebody with several posts is asked once, in the oldest."""
    return {each.person_id: each for each in reversed(list(held))}.values()


def _persons_below(on: date) -> dict[str, set[int]]:
    rows = Appointment.objects.running(on).filter(person__active=True, post__body=False)
    below: dict[str, set[int]] = defaultdict(set)
    for person, path in rows.order_by().values_list("person_id", "unit__path"):
        for up in Unit.paths_up(path):
            below[up].add(person)
    return below


def _persons_who_read(editions: Iterable[Edition]) -> dict[tuple[int, str], set[int]]:
    digests = {each.text_digest for each in editions}
    rows = Confirmation.objects.filter(edition__text_digest__in=digests)
    read: dict[tuple[int, str], set[int]] = defaultdict(set)
    for regulation, digest, person in rows.values_list(
        "edition__regulation", "edition__text_digest", "person"
    ):
        read[regulation, digest].add(person)
    return read
