"""The site of this process's settings behind gunicorn, as an office runs it: whom to ask, and what it costs."""

import socket
import subprocess
import sys
import time
from pathlib import Path

from django.db import connection

from .asking import HOST
from .meter import memory_mb, seconds_of

WORKERS = 2
STARTED_WITHIN = 60
GUNICORN = (
    *(sys.executable, "-m", "gunicorn"),
    *("--worker-class", "sync", "--workers", str(WORKERS)),
    *("--timeout", "300", "--log-level", "warning"),
)
#: Visits that are under way at the same time.
AT_ONCE = 4


class Server:
    """Sync workers on a free port; they end when whoever started them ends it."""

    def __init__(self) -> None:
        with socket.create_server((HOST, 0), backlog=64) as listening:
            self.port: int = listening.getsockname()[1]
            number = listening.fileno()
            self.process = subprocess.Popen(  # a pinned package, our own module
                [*GUNICORN, "--bind", f"fd://{number}", "benchmarks.wsgi"],
                pass_fds=[number],
                stdout=sys.stderr,
            )
        self._wait()

    def seconds(self) -> float:
        """CPU of its workers so far, and of PostgreSQL's processes that serve them."""
        return seconds_of([*self._workers(), *_backends()])

    def memory_mb(self) -> float:
        """Resident memory of the largest worker."""
        return max(map(memory_mb, self._workers()))

    def stop(self) -> None:
        """End it, and wait until it has."""
        self.process.terminate()
        self.process.wait()

    def _workers(self) -> list[int]:
        number = self.process.pid
        return [
            int(each) for each in Path(f"/proc/{number}/task/{number}/children").read_text().split()
        ]

    def _wait(self) -> None:
        until = time.monotonic() + STARTED_WITHIN
        while len(self._workers()) < WORKERS:
            if self.process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise SystemExit("gunicorn did not start; see above.")
            time.sleep(0.1)


def _backends() -> list[int]:
    """PostgreSQL's processes for this database, but that of our own connection."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
        return [number for (number,) in cursor.fetchall()]
