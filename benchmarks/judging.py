"""The targets: what Banfa may cost beside its floor, and how little more rows may slow it."""

from .figures import Figure, growth, plain, times
from .measuring import FLOOR_OF, SIZES, Measured
from .results import Result

#: By what the floor does: hand in, approve, show a list.
MOST_CPU = {"submit": 2.5, "approve": 2.5, "inbox": 3.0}
MOST_STATEMENTS = {"submit": 20, "approve": 20, "inbox": 10}
LEAST_RATE = {"submit": 0.40, "approve": 0.45}
MOST_P50 = {"inbox": 3.0}
MOST_GROWTH = {"submit": 1.2, "approve": 1.2, "inbox": 1.3}
MOST_MEMORY_MB = 130


def judged(measured: Measured) -> list[Figure]:
    """All lines about one kind of database."""
    lines = [line for visit in FLOOR_OF for line in _of_visit(measured, visit)]
    floor, ours = (measured.memory[name, "large"] for name in ("floor", "banfa"))
    return [*lines, plain("worker: memory, MB", floor, ours, at_most=MOST_MEMORY_MB)]


def _of_visit(measured: Measured, visit: str) -> list[Figure]:
    few, many = (_both(measured, visit, size) for size in SIZES)
    floor, ours = few
    what = FLOOR_OF[visit]
    return [
        times(f"{visit}: CPU, ms", floor.cpu_ms, ours.cpu_ms, at_most=MOST_CPU[what]),
        times(f"{visit}: a second", floor.rate, ours.rate, at_least=LEAST_RATE.get(what)),
        times(f"{visit}: p50, ms", floor.p50_ms, ours.p50_ms, at_most=MOST_P50.get(what)),
        _statements(visit, few, many),
        growth(
            f"{visit}: p50, more rows",
            *((small.p50_ms, large.p50_ms) for small, large in zip(few, many, strict=True)),
            at_most=MOST_GROWTH[what],
        ),
    ]


def _both(measured: Measured, visit: str, size: str) -> tuple[Result, Result]:
    return measured.of("floor", FLOOR_OF[visit], size), measured.of("banfa", visit, size)


def _statements(visit: str, few: tuple[Result, ...], many: tuple[Result, ...]) -> Figure:
    """The larger count of the two, so that one which grows with the rows is seen."""
    floor, ours = (
        max(small.statements, large.statements) for small, large in zip(few, many, strict=True)
    )
    return plain(f"{visit}: SQL statements", floor, ours, at_most=MOST_STATEMENTS[FLOOR_OF[visit]])
