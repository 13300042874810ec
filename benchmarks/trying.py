"""Trial runs: what a leave costs beside explaining it as it is filled in, and memory with ten times the leaves."""

from pathlib import Path
from typing import Any

from .databases import Databases
from .figures import Figure, times
from .remote import Remote
from .sizes import Sizes

FEW, MANY = 1_000, 10_000
EXPLAINED = 20
#: A minute for ten thousand leaves on two cores.
MOST_SECONDS = 60.0
#: Of explaining one slip to whoever fills it in, which asks for everything by itself. It was 0.35
#: while that took twice as long; each leave is judged twice, by what it was decided under and by the draft.
MOST_CPU = 0.6
MOST_MEMORY_GROWTH = 1.2


def measure_trials(place: Databases, folder: Path, sizes: Sizes) -> list[Figure]:
    """The lines about trial runs."""
    rows = {"few": FEW, "many": min(MANY, sizes.large)}
    with Remote("trials", database_url=place.url("trials_few"), folder=folder) as side:
        side.ask("prepare")
    place.copy("trials_many", "trials_few")
    return _lines(rows, {size: _tried(place, folder, size, count) for size, count in rows.items()})


def _tried(place: Databases, folder: Path, size: str, rows: int) -> dict[str, Any]:
    url = place.url(f"trials_{size}")
    with Remote("trials", database_url=url, folder=folder) as side:
        side.ask("seed", rows)
    with Remote("trials", database_url=url, folder=folder) as side:
        side.ask("run", "explain", EXPLAINED)
        explained = side.ask("run", "explain", EXPLAINED)
        tried = side.ask("run", "try", 1)
        return {"explained": explained, "tried": tried, "peak": side.ask("peak")}


def _lines(rows: dict[str, int], found: dict[str, Any]) -> list[Figure]:
    few, many = found["few"], found["many"]
    count = rows["many"]
    (seconds,) = many["tried"]["lengths"]
    most = MOST_SECONDS * count / MANY
    grown = many["peak"] / few["peak"]
    explained, tried = many["explained"]["cpu"] * 1000, many["tried"]["cpu"] * 1000 / count
    return [
        Figure(f"{count:,} leaves: seconds", "", f"{seconds:.1f}", seconds, f"{seconds:.1f}", most),
        times("a leave: CPU, ms", explained, tried, at_most=MOST_CPU),
        Figure(
            f"peak memory, MB: {rows['few']:,} leaves, {count:,}",
            f"{few['peak']:.0f}",
            f"{many['peak']:.0f}",
            grown,
            f"× {grown:.2f}",
            MOST_MEMORY_GROWTH,
        ),
    ]
