"""Reach: which households, residents, units and colleagues somebody may look up on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet

from people.hats import Hat, hats
from people.models import Appointment, Household, Person, Resident, Unit

#: Above this depth of the tree are offices of the district: not one's own office.
OFFICE_DEPTH = 2
#: Who may read the registry whatever post he holds.
EVERYTHING = "people.read_whole_registry"


@dataclass(frozen=True)
class Reach:
    """The paths of the units in which somebody acts or that are in his charge; none without a post."""

    person: Person | None
    on: date
    paths: tuple[str, ...] = ()
    unit_ids: tuple[int, ...] = ()
    #: The paths of the units in which he sits, whatever is in his charge.
    unit_paths: tuple[str, ...] = ()
    #: The account, of which it is asked only when it matters whether he sees everything.
    account: Any = None

    @cached_property
    def everything(self) -> bool:
        """Whether he may read the whole registry, whatever post he holds."""
        return self.account is not None and bool(self.account.has_perm(EVERYTHING))

    @cached_property
    def places(self) -> frozenset[str]:
        """The codes of the units in which he sits and of those above them (one query)."""
        line = {above for path in self.unit_paths for above in Unit.paths_up(path)}
        rows = Unit.objects.filter(path__in=line).values_list("code", flat=True)
        return frozenset(rows) if line else frozenset()

    @property
    def offices(self) -> tuple[str, ...]:
        """The paths of the offices that he belongs to: a street with its communities and grids."""
        steps = Unit.steplen * OFFICE_DEPTH
        return tuple(dict.fromkeys(path[:steps] for path in self.paths))

    def households(self) -> QuerySet[Household]:
        """The households of his units and of those below; somebody without a post sees none."""
        rows = Household.objects.all()
        return rows if self.everything else rows.below(self.paths)

    def residents(self) -> QuerySet[Resident]:
        """The residents of those households."""
        rows = Resident.objects.all()
        return rows if self.everything else rows.below(self.paths)

    def reaches(self, row: Household | Resident) -> bool:
        """Whether a row is among them."""
        if self.everything:
            return True
        household = row if isinstance(row, Household) else row.household
        return bool(self.paths) and household.unit.path.startswith(self.paths)

    def units(self) -> QuerySet[Unit]:
        """The units of his office."""
        return Unit.objects.all() if self.everything else Unit.objects.filter(_under(self.offices))

    def own_units(self) -> QuerySet[Unit]:
        """The units of which he sees the households."""
        return Unit.objects.all() if self.everything else Unit.objects.filter(_under(self.paths))

    def colleagues(self) -> QuerySet[Person]:
        """Those who have an account and hold a post today in his office."""
        held = Appointment.objects.running(self.on)
        if not self.everything:
            held = held.filter(_under(self.offices, "unit__path"))
        return Person.objects.filter(active=True, user__isnull=False, pk__in=held.values("person"))


def reach_of(
    person: Person | None, on: date, *, worn: Iterable[Hat] | None = None, user: object = None
) -> Reach:
    """How far somebody sees on a day; `worn` saves asking when his hats are known.

    Where a post has charges (分管), they are what it reaches.
    """
    account: Any = user or (person.user if person else None)
    found = list(worn) if worn is not None else hats(person, on) if person else []
    paths = dict.fromkeys(path for hat in found for path in (hat.charge_paths or (hat.unit_path,)))
    units = dict.fromkeys(hat.unit_id for hat in found)
    sits = tuple(dict.fromkeys(hat.unit_path for hat in found))
    return Reach(person, on, tuple(paths), tuple(units), sits, account)


def _under(paths: Iterable[str], lookup: str = "path") -> Q:
    found = Q()
    for path in paths:
        found |= Q(**{f"{lookup}__startswith": path})
    return found or Q(pk__in=[])
