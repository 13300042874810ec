"""只看一个机构: absences narrowed down to one unit and those below it, by its code in the address."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from people.models import Unit
from people.registry.finding import find_units
from people.registry.reach import reach_of

from ..access import Visitor

LONGEST = 60
#: Units that are offered where several have what was typed in their name.
MOST_OFFERED = 12


@dataclass(frozen=True)
class Narrowed:
    """What was typed, the unit that it means, or those among which to choose."""

    given: str = ""
    unit: Unit | None = None
    offered: list[Unit] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Where the unit lies in the tree; blank for all."""
        return self.unit.path if self.unit else ""

    @property
    def query(self) -> str:
        """The same as a further part of an address."""
        return f"&{self._asked}" if self.unit else ""

    @property
    def address(self) -> str:
        """The same as the only such part of an address."""
        return f"?{self._asked}" if self.unit else ""

    @property
    def _asked(self) -> str:
        return urlencode({"unit": self.unit.code}) if self.unit else ""


#: Not narrowed down.
ALL = Narrowed()


def narrowed(visitor: Visitor, given: str) -> Narrowed:
    """The unit of the visitor's office that is meant by a code or a name (one query, none where nothing is asked)."""
    text = " ".join(given.replace("\x00", " ").split())[:LONGEST]
    if not text:
        return ALL
    reach = reach_of(visitor.person, visitor.today, worn=visitor.hats, user=visitor.user)
    if reach.paths:
        # Whether he may look up everything, two statements, matters only to who has no post.
        reach = replace(reach, account=None)
    found = list(find_units(reach, text)[: MOST_OFFERED + 1])
    exact = [each for each in found if text in (each.code, each.name)]
    if len(exact or found) == 1:
        (unit,) = exact or found
        return Narrowed(unit.name, unit)
    return Narrowed(text, None, found[:MOST_OFFERED])
