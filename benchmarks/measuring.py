"""The floor and Banfa on one kind of database, few rows and many, all measured by turns."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path

from .databases import Databases
from .remote import Remote
from .results import Result
from .sizes import WARM_UP, Sizes

VISITS = ("submit", "approve", "inbox")
NAMES = ("floor", "banfa")
SIZES = ("small", "large")
Key = tuple[str, str]


class Measured:
    """Results by side, size and visit; memory by side and size."""

    def __init__(self) -> None:
        self.results = {
            (*key, visit): Result() for key in product(NAMES, SIZES) for visit in VISITS
        }
        self.memory: dict[Key, float] = {}

    def of(self, name: str, visit: str, size: str = "small") -> Result:
        """The result of one visit on one side."""
        return self.results[name, size, visit]


def measure(place: Databases, folder: Path, sizes: Sizes) -> Measured:
    """Every visit on every side, in rounds; the order turns round each time."""
    measured = Measured()
    with _sides(place, folder, sizes) as sides:
        for (key, side), visit in product(sides.items(), VISITS):
            side.ask("run", visit, WARM_UP - 1)
            measured.results[*key, visit].statements = side.ask("count", visit)
        for number in range(sizes.rounds):
            turn = list(sides.items())[:: -1 if number % 2 else 1]
            for visit, (key, side) in product(VISITS, turn):
                measured.results[*key, visit].add(side.ask("run", visit, sizes.visits))
        measured.memory = {key: side.ask("memory") for key, side in sides.items()}
    return measured


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
