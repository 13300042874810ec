"""The floor, Viewflow and Banfa on one kind of database, few rows and many, all measured by turns."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path

from .databases import Databases
from .remote import Remote
from .results import Result
from .serving import WORKERS
from .sizes import TOGETHER, Sizes

#: What is visited at Banfa -> the visit to the floor that it is held against.
FLOOR_OF = {
    "submit": "submit",
    "submit a draft": "submit",
    "report a case": "submit",
    "approve": "approve",
    "decide 20 at once, each": "approve",
    "inbox": "inbox",
    "inbox by API": "inbox",
    "sent by me": "inbox",
    "search, in all: worker": "inbox",
    "search, in none: worker": "inbox",
    "search, in all: archivist": "inbox",
    "search, in none: archivist": "inbox",
    "absences of a month: worker": "inbox",
    "absences of a month: deputy": "inbox",
    "balances: worker": "inbox",
    "balances: deputy": "inbox",
    "register: worker": "inbox",
    "register: deputy": "inbox",
}
#: What does several things in one visit -> how many.
SEVERAL = {"decide 20 at once, each": TOGETHER}
#: What everybody can do: hand in, approve, look at what waits.
SHARED = tuple(dict.fromkeys(FLOOR_OF.values()))
VISITS = {"floor": SHARED, "viewflow": SHARED, "banfa": tuple(FLOOR_OF)}
NAMES = tuple(VISITS)
SIZES = ("small", "large")
Key = tuple[str, str]


class Measured:
    """Results by side, size and visit; memory by side and size."""

    def __init__(self) -> None:
        self.results = {
            (name, size, visit): Result(SEVERAL.get(visit, 1))
            for name, size in product(NAMES, SIZES)
            for visit in VISITS[name]
        }
        self.memory: dict[Key, float] = {}
        #: What Banfa's process has taken on when it showed many pages more.
        self.grown = 0.0

    def of(self, name: str, visit: str, size: str = "small") -> Result:
        """The result of one visit on one side."""
        return self.results[name, size, visit]


def measure(place: Databases, folder: Path, sizes: Sizes) -> Measured:
    """Every visit on every side, in rounds; the order turns round each time."""
    measured = Measured()
    with _sides(place, folder, sizes) as sides:
        for key, visit in _turns(sides):
            result = measured.results[*key, visit]
            result.statements = sides[key].ask("count", visit) / result.together
            sides[key].ask("run", visit, sizes.warm_up(result.together))
        for number in range(sizes.rounds):
            for key, visit in _turns(sides, backwards=number % 2 == 1):
                result = measured.results[*key, visit]
                result.add(sides[key].ask("run", visit, sizes.times(result.together)))
        measured.memory = {key: side.ask("memory") for key, side in sides.items()}
        sides["banfa", "large"].ask("run", "many pages", sizes.requests * WORKERS)
        measured.grown = sides["banfa", "large"].ask("memory") - measured.memory["banfa", "large"]
    return measured


def _turns(sides: Iterable[Key], *, backwards: bool = False) -> Iterator[tuple[Key, str]]:
    """Each visit to each side that knows it, one visit after another, so that its sides stand side by side."""
    for visit in VISITS["banfa"]:
        for name, size in list(sides)[:: -1 if backwards else 1]:
            if visit in VISITS[name]:
                yield (name, size), visit


@contextmanager
def _sides(place: Databases, folder: Path, sizes: Sizes) -> Iterator[dict[Key, Remote]]:
    """Six processes, each with a database of its own."""
    rows = {"small": sizes.small, "large": sizes.large}
    with ExitStack() as stack:
        sides = {}
        for name in NAMES:
            first = f"{name}_small"
            with Remote(name, database_url=place.url(first), folder=folder) as side:
                side.ask("prepare")
            place.copy(f"{name}_large", first)
            for size in SIZES:
                url = place.url(f"{name}_{size}")
                # In a process that ends: what making the rows took is not the memory of a visit.
                with Remote(name, database_url=url, folder=folder) as side:
                    side.ask("seed", rows[size])
                side = stack.enter_context(Remote(name, database_url=url, folder=folder))
                side.ask("serve")
                sides[name, size] = side
        yield sides
