"""The targets: what Banfa may cost beside its floor, and how little more rows may slow it."""

from collections.abc import Callable

from .figures import Figure, Grown, growth, plain, times
from .measuring import FLOOR_OF, SEVERAL, SHARED, SIZES, Measured
from .results import Result

#: By what the floor does: hand in, approve, show a list.
MOST_CPU = {"submit": 2.5, "approve": 2.5, "inbox": 3.0}
MOST_STATEMENTS = {"submit": 20, "approve": 20, "inbox": 10}
LEAST_RATE = {"submit": 0.40, "approve": 0.45}
MOST_P50 = {"inbox": 3.0}
MOST_GROWTH = {"submit": 1.2, "approve": 1.2, "inbox": 1.3}
#: What somebody with the whole office in sight sees has as many more rows as the office.
FULLER = ("absences of a month: deputy",)
MOST_MEMORY_MB = 130
MOST_GROWN_MB = 10


def judged(measured: Measured) -> list[Figure]:
    """All lines about one kind of database."""
    lines = [line for visit in FLOOR_OF for line in _of_visit(measured, visit)]
    floor, peer, ours = (measured.memory[name, "large"] for name in ("floor", "viewflow", "banfa"))
    return [
        *lines,
        plain("worker: memory, MB", floor, ours, peer=peer, at_most=MOST_MEMORY_MB),
        Figure(
            "worker: memory after many pages, MB",
            "",
            f"{ours + measured.grown:.4g}",
            measured.grown,
            f"+ {measured.grown:.1f}",
            MOST_GROWN_MB,
        ),
    ]


def _of_visit(measured: Measured, visit: str) -> list[Figure]:
    what = FLOOR_OF[visit]
    of_floor = _sizes(measured, "floor", what)
    of_ours = _sizes(measured, "banfa", visit)
    # Only the like is put beside it: a case or a search is no visit to Viewflow.
    of_peer = _sizes(measured, "viewflow", what) if visit in SHARED else None

    def line(make: Callable[..., Figure], of: Callable[..., float], title: str, **target: float):
        peer = {"peer": of(*of_peer)} if of_peer else {}
        return make(f"{visit}: {title}", of(*of_floor), of(*of_ours), **peer, **target)

    grown = None if visit in FULLER else MOST_GROWTH[what]
    rate = line(times, _rate, "a second", at_least=LEAST_RATE.get(what))
    return [
        line(times, _cpu, "CPU, ms", at_most=MOST_CPU[what]),
        # A page that does several things is asked for by itself, the others four at once.
        *([] if visit in SEVERAL else [rate]),
        line(times, _p50, "p50, ms", at_most=MOST_P50.get(what)),
        line(plain, _statements, "SQL statements", at_most=MOST_STATEMENTS[what]),
        line(growth, _grown, "p50, more rows", at_most=grown),
    ]


def _sizes(measured: Measured, name: str, visit: str) -> tuple[Result, ...]:
    return tuple(measured.of(name, visit, size) for size in SIZES)


def _cpu(few: Result, _many: Result) -> float:
    return few.cpu_ms


def _rate(few: Result, _many: Result) -> float:
    return few.rate


def _p50(few: Result, _many: Result) -> float:
    return few.p50_ms


def _statements(few: Result, many: Result) -> float:
    """The larger count of the two, so that one which grows with the rows is seen."""
    return max(few.statements, many.statements)


def _grown(few: Result, many: Result) -> Grown:
    return few.p50_ms, many.p50_ms
