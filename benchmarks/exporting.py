"""The register of leave as a file: rows a second beside the floor's, and the memory that it takes."""

from pathlib import Path

from .databases import Databases
from .figures import Figure, plain, times
from .remote import Remote
from .results import Result
from .sizes import Sizes

#: Ours -> whether it is held against the floor's, which is text as well.
KINDS = {".csv": True, ".xlsx": False}
LEAST_RATE = 0.6
MOST_MEMORY_MB = 20
MOST_ROUNDS = 3


def measure_exports(place: Databases, folder: Path, sizes: Sizes) -> list[Figure]:
    """The lines about exports; after the visits, whose large offices it goes on from."""
    place.copy("exports", "banfa_large")
    with Remote("exports", database_url=place.url("exports"), folder=folder) as side:
        side.ask("seed", sizes.large)
    with (
        Remote("floor", database_url=place.url("floor_large"), folder=folder) as floor,
        Remote("exports", database_url=place.url("exports"), folder=folder) as ours,
    ):
        taken = {kind: ours.ask("taken", kind) for kind in KINDS}
        taken["floor"] = floor.ask("taken", "export")
        found = {name: Result() for name in ("floor", *KINDS)}
        for _round in range(min(sizes.rounds, MOST_ROUNDS)):
            found["floor"].add(floor.ask("run", "export", 1))
            for kind in KINDS:
                found[kind].add(ours.ask("run", kind, 1))
        rows = {"floor": floor.ask("rows"), **dict.fromkeys(KINDS, ours.ask("rows"))}
    rates = {name: rows[name] / (found[name].cpu_ms / 1000) for name in found}
    return [line for kind in KINDS for line in _lines(kind, rows[kind], rates, taken)]


def _lines(kind: str, rows: int, rates: dict, taken: dict) -> list[Figure]:
    what = f"register of {rows:,} slips, {kind}"
    least = LEAST_RATE if KINDS[kind] else None
    both = [round(taken[name], 1) for name in ("floor", kind)]
    return [
        times(f"{what}: rows a CPU second", rates["floor"], rates[kind], at_least=least),
        plain(f"{what}: memory, MB", *both, at_most=MOST_MEMORY_MB),
    ]
