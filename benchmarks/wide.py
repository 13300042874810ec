"""A wide form: CPU of drawing and judging it beside a plain Django form of the same size, by turns."""

from pathlib import Path

from .databases import Databases
from .figures import Figure, plain, times
from .remote import Remote
from .results import Result
from .sizes import WARM_UP, Sizes

WAYS = ("plain", "ours")
MOST_DRAWN = 2.0
MOST_JUDGED_MS = 5.0


def measure_wide_form(place: Databases, folder: Path, sizes: Sizes) -> list[Figure]:
    """The lines about the form of 60 fields in three groups."""
    with Remote("wide_form", database_url=place.url("banfa_small"), folder=folder) as side:
        found = {(what, way): Result() for what in ("drawn", "judged") for way in WAYS}
        for key in found:
            side.ask("run", ", ".join(key), WARM_UP)
        for _round in range(sizes.rounds):
            for key, result in found.items():
                result.add(side.ask("run", ", ".join(key), sizes.visits))
    drawn, judged = ([found[what, way].cpu_ms for way in WAYS] for what in ("drawn", "judged"))
    return [
        times("form of 60 fields drawn: CPU, ms", *drawn, at_most=MOST_DRAWN),
        plain(
            "form of 60 fields judged: CPU, ms",
            *(round(each, 1) for each in judged),
            at_most=MOST_JUDGED_MS,
        ),
    ]
