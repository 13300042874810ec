"""The floor and Banfa on one kind of database, few rows and many, all measured by turns."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path

from .databases import Databases
from .remote import Remote
from .results import Result
from .sizes import WARM_UP, Sizes

#: What is visited at Banfa -> the visit to the floor that it is held against.
FLOOR_OF = {
    "submit": "submit",
    "report a case": "submit",
    "approve": "approve",
    "inbox": "inbox",
    "sent by me": "inbox",
    "search, in all: worker": "inbox",
    "search, in none: worker": "inbox",
    "search, in all: archivist": "inbox",
    "search, in none: archivist": "inbox",
}
VISITS = {"floor": tuple(dict.fromkeys(FLOOR_OF.values())), "banfa": tuple(FLOOR_OF)}
NAMES = tuple(VISITS)
SIZES = ("small", "large")
Key = tuple[str, str]


class Measured:
    """Results by side, size and visit; memory by side and size."""

    def __init__(self) -> None:
        self.results = {
            (name, size, visit): Result()
            for name, size in product(NAMES, SIZES)
            for visit in VISITS[name]
        }
        self.memory: dict[Key, float] = {}

    def of(self, name: str, visit: str, size: str = "small") -> Result:
        """The result of one visit on one side."""
        return self.results[name, size, visit]


def measure(place: Databases, folder: Path, sizes: Sizes) -> Measured:
    """Every visit on every side, in rounds; the order turns round each time."""
    measured = Measured()
    with _sides(place, folder, sizes) as sides:
        for key, visit in _turns(sides):
            sides[key].ask("run", visit, WARM_UP - 1)
            measured.results[*key, visit].statements = sides[key].ask("count", visit)
        for number in range(sizes.rounds):
            for key, visit in _turns(sides, backwards=number % 2 == 1):
                measured.results[*key, visit].add(sides[key].ask("run", visit, sizes.visits))
        measured.memory = {key: side.ask("memory") for key, side in sides.items()}
    return measured


def _turns(sides: Iterable[Key], *, backwards: bool = False) -> Iterator[tuple[Key, str]]:
    """Each visit to each side that knows it, one visit after another, so that its sides stand side by side."""
    for visit in VISITS["banfa"]:
        for name, size in list(sides)[:: -1 if backwards else 1]:
            if visit in VISITS[name]:
                yield (name, size), visit


@contextmanager
def _sides(place: Databases, folder: Path, sizes: Sizes) -> Iterator[dict[Key, Remote]]:
    """Four processes, each with a database of its own."""
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
                sides[name, size] = stack.enter_context(
                    Remote(name, database_url=url, folder=folder)
                )
        yield sides
