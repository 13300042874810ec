"""Who holds which post in the units that a regulation binds, and above them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from people.models import Appointment


@dataclass(frozen=True)
class Seat:
    """One appointment that runs on the first day, or will."""

    post: str
    unit: str
    unit_name: str
    path: str
    person: int
    name: str
    oversees: bool


@dataclass(frozen=True)
class Seats:
    """All seats of the office, and the paths of the units that are bound."""

    all: tuple[Seat, ...]
    bound: tuple[str, ...]

    def held(self, post: str, unit: str = "") -> bool:
        """Whether anybody holds a post, in one unit or anywhere."""
        return any(each.post == post and unit in ("", each.unit) for each in self.all)

    def within(self) -> Iterator[Seat]:
        """Those in the units that are bound."""
        return (each for each in self.all if self._is_bound(each.path))

    def upward(self, post: str) -> bool:
        """Whether somebody who is bound would meet a holder of the post in his unit or above."""
        holding = (each for each in self.all if each.post == post)
        return any(
            self._is_bound(each.path) or any(path.startswith(each.path) for path in self.bound)
            for each in holding
        )

    def in_bound(self, post: str) -> bool:
        """Whether somebody holds the post in a unit that is bound."""
        return any(each.post == post for each in self.within())

    def alone(self, post: str) -> list[Seat]:
        """Those who are the only one to hold the post in their unit, of the units bound."""
        seats = [each for each in self.within() if each.post == post]
        by_unit: dict[str, set[int]] = {}
        for each in seats:
            by_unit.setdefault(each.path, set()).add(each.person)
        return [each for each in seats if len(by_unit[each.path]) == 1]

    def unsupervised(self) -> list[Seat]:
        """Those who are bound, and whom nobody else oversees, in their unit or above."""
        overseeing: dict[str, set[int]] = {}
        for each in self.all:
            if each.oversees:
                overseeing.setdefault(each.path, set()).add(each.person)
        return [each for each in self.within() if not _overseen(each, overseeing)]

    def _is_bound(self, path: str) -> bool:
        return path.startswith(self.bound) if self.bound else False


def seats(bound: Iterable[str], on: date) -> Seats:
    """Every appointment that runs from a day on (one query)."""
    running = Appointment.objects.filter(Q(ends__isnull=True) | Q(ends__gte=on))
    rows = running.filter(person__active=True).order_by("post__order", "unit__path", "pk")
    values = rows.values_list(
        "post__code", "unit__code", "unit__name", "unit__path", "person", "person__name",
        "post__oversees",
    )  # fmt: skip
    return Seats(tuple(Seat(*row) for row in values), tuple(bound))


def _overseen(seat: Seat, overseeing: dict[str, set[int]]) -> bool:
    paths = (seat.path[:end] for end in range(1, len(seat.path) + 1))
    return any(overseeing.get(path, set()) - {seat.person} for path in paths)
