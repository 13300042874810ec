"""What visits cost: CPU time where the work is done and in the database's own process, the clock, statements."""

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from django.db import connection

NANOSECONDS = 1e9
MB = 1024 * 1024


def own_seconds() -> float:
    """CPU of this process, and of PostgreSQL's for its connection."""
    return time.process_time() + _database_seconds()


def seconds_of(processes: Iterable[int]) -> float:
    """CPU that these processes have taken so far; nothing of those that cannot be seen."""
    tasks = chain.from_iterable(
        Path(f"/proc/{number}/task").glob("*/schedstat") for number in processes
    )
    return sum(int(task.read_text().split()[0]) for task in tasks) / NANOSECONDS


def run(
    visit: Callable[[int], Any],
    numbers: range,
    *,
    seconds: Callable[[], float] = own_seconds,
    at_once: int = 1,
) -> dict[str, Any]:
    """What these visits took: CPU each on average, seconds all, seconds each.

    `seconds` tells the CPU of those who do the work; `at_once` visits are under way together.
    """
    gc.collect()
    spent, begun = seconds(), time.perf_counter()
    lengths = _lengths(visit, numbers, at_once)
    took = time.perf_counter() - begun
    return {"cpu": (seconds() - spent) / len(numbers), "seconds": took, "lengths": lengths}


def _lengths(visit: Callable[[int], Any], numbers: range, at_once: int) -> list[float]:
    if at_once == 1:
        # In this thread, whose connection to the database is the one that is listened to.
        return [_length(visit, number) for number in numbers]
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(partial(_length, visit), numbers))


def _length(visit: Callable[[int], Any], number: int) -> float:
    begun = time.perf_counter()
    visit(number)
    return time.perf_counter() - begun


def statements(visit: Callable[[int], Any], number: int) -> list[str]:
    """The SQL that one visit sends, without begin and commit."""
    with _listening() as heard:
        visit(number)
    return heard


def memory_mb(process: int | str = "self") -> float:
    """Resident memory of a process, of this one unless another is named."""
    return _status_mb("VmRSS", process)


def peak_mb() -> float:
    """The most that it ever was."""
    return _status_mb("VmHWM")


def taken_mb(visit: Callable[[int], Any], number: int) -> float:
    """How far memory rises above what it is now while one visit lasts."""
    gc.collect()
    # 5: the peak begins anew (proc(5), clear_refs).
    Path("/proc/self/clear_refs").write_text("5")
    before = memory_mb()
    visit(number)
    return peak_mb() - before


def _status_mb(name: str, process: int | str = "self") -> float:
    kilobytes = next(
        line.split()[1]
        for line in Path(f"/proc/{process}/status").read_text().splitlines()
        if line.startswith(name)
    )
    return int(kilobytes) * 1024 / MB


def _database_seconds() -> float:
    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    return seconds_of([connection.connection.info.backend_pid])


@contextmanager
def _listening() -> Iterator[list[str]]:
    heard: list[str] = []

    def listen(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        if not str(sql).startswith(("BEGIN", "COMMIT")):
            heard.append(str(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield heard
