"""What a staff table would do."""

from dataclasses import dataclass, field
from datetime import date

from people.models import Person, Unit

from .reading import Row


@dataclass(frozen=True)
class Finding:
    """What is to be mended (`must`) or looked at, in which row of the sheet."""

    row: int
    sentence: str
    must: bool = True


@dataclass
class PlannedUnit:
    """A unit that the table names; `known` when it is there."""

    name: str
    above: str
    kind: str
    row: int
    known: Unit | None = None


@dataclass
class PlannedSeat:
    """One row: who holds which post where, from when on."""

    row: Row
    person: Person | None
    user: str
    starts: date
    in_charge_of: list[str]
    held: bool = False


@dataclass
class PlannedLeaver:
    """One row: who leaves the office."""

    row: Row
    person: Person


@dataclass
class Plan:
    """Everything that would be made, and what stands against it."""

    units: list[PlannedUnit] = field(default_factory=list)
    new_posts: list[str] = field(default_factory=list)
    seats: list[PlannedSeat] = field(default_factory=list)
    leavers: list[PlannedLeaver] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def must(self) -> list[Finding]:
        """What keeps it from being carried out."""
        return [each for each in self.findings if each.must]

    @property
    def new_units(self) -> list[PlannedUnit]:
        """The units that are not there yet."""
        return [each for each in self.units if each.known is None]

    @property
    def new_people(self) -> int:
        """How many persons would be added; one who stands in two rows counts once."""
        return len({each.row.whose for each in self.seats if each.person is None})

    @property
    def new_seats(self) -> list[PlannedSeat]:
        """The appointments that would be added."""
        return [each for each in self.seats if not each.held]
