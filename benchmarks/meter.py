"""What visits cost: CPU time here and in the database's own process, the clock, statements."""

import gc
import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

NANOSECONDS = 1e9
MB = 1024 * 1024


def run(visit: Callable[[int], Any], numbers: range) -> dict[str, Any]:
    """Seconds of CPU that each of these visits took on average, and how long each one was."""
    gc.collect()
    moments = [time.perf_counter()]
    own, database = time.process_time(), database_seconds()
    for number in numbers:
        visit(number)
        moments.append(time.perf_counter())
    cpu = time.process_time() - own + database_seconds() - database
    lengths = [after - before for before, after in itertools.pairwise(moments)]
    return {"cpu": cpu / len(numbers), "lengths": lengths}


def statements(visit: Callable[[int], Any], number: int) -> list[str]:
    """The SQL that one visit sends, without begin and commit."""
    with _listening() as heard:
        visit(number)
    return heard


def memory_mb() -> float:
    """Resident memory of this process."""
    return _status_mb("VmRSS")


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


def _status_mb(name: str) -> float:
    kilobytes = next(
        line.split()[1]
        for line in Path("/proc/self/status").read_text().splitlines()
        if line.startswith(name)
    )
    return int(kilobytes) * 1024 / MB


def database_seconds() -> float:
    """CPU that PostgreSQL spent on this connection; nothing where its process cannot be seen."""
    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    try:
        spent = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    except OSError:
        return 0.0
    return int(spent.split()[0]) / NANOSECONDS


@contextmanager
def _listening() -> Iterator[list[str]]:
    heard: list[str] = []

    def listen(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        if not str(sql).startswith(("BEGIN", "COMMIT")):
            heard.append(str(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(listen):
        yield heard
