"""Dossiers: CPU of sealing beside that of a plain call, by turns, for a short matter and a long one."""

from pathlib import Path

from .databases import Databases
from .figures import Figure, plain, times
from .remote import Remote
from .results import Result
from .sizes import Sizes

LENGTHS = ("short", "long")
WAYS = ("plain", "sealed")
#: Of the plain call's CPU: 0.45 seconds were asked for where it took 0.535.
MOST_CPU = 0.84
MOST_KB = 300


def measure_dossiers(place: Databases, folder: Path, sizes: Sizes) -> list[Figure]:
    """The lines about dossiers."""
    place.copy("dossiers", "banfa_small")
    with Remote("dossiers", database_url=place.url("dossiers"), folder=folder) as side:
        found = {(length, way): Result() for length in LENGTHS for way in WAYS}
        papers = {key: side.ask("paper", ", ".join(key)) for key in found}
        for _round in range(sizes.rounds):
            for key, result in found.items():
                result.add(side.ask("run", ", ".join(key), 1))
    return [line for length in LENGTHS for line in _lines(length, found, papers)]


def _lines(length: str, found: dict, papers: dict) -> list[Figure]:
    floor, ours = (found[length, way] for way in WAYS)
    pages = papers[length, "sealed"]["pages"]
    sizes = [papers[length, way]["bytes"] / 1000 for way in WAYS]
    what = f"dossier of {pages} pages"
    return [
        times(f"{what}: CPU, ms", floor.cpu_ms, ours.cpu_ms, at_most=MOST_CPU),
        plain(f"{what}: size, KB", *map(round, sizes), at_most=MOST_KB),
    ]
