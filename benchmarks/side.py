"""One side of a comparison, in a process of its own: it does what the lines on its input ask.

Run by `benchmarks.remote` as `python -m benchmarks.side`, with its name in BENCH_SIDE; each line
is a JSON list of a word and its arguments, and each answer a line of JSON.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from io import BytesIO
from typing import Any

import django

from . import meter
from .asking import Inside, OverNetwork
from .serving import AT_ONCE, Server
from .sizes import LISTENED
from .visitor import Visitor


class Side:
    """The words that a side understands."""

    def __init__(self, name: str) -> None:
        django.setup()
        self.app = import_module(f"benchmarks.{name}.side")
        self.done: dict[str, int] = {}
        self.server: Server | None = None

    def serve(self) -> None:
        """From now on visits go to a server, several at once; statements are still counted in here."""
        self.server = Server()
        Visitor.site = OverNetwork(self.server.port)

    def stop(self) -> None:
        """End what was started."""
        if self.server:
            self.server.stop()

    def prepare(self) -> None:
        """Make the tables, and whatever every visit needs."""
        self.app.prepare()

    def seed(self, rows: int) -> None:
        """Make rows that wait."""
        self.app.seed(rows)

    def count(self, visit: str) -> int:
        """How many statements a visit sends that is not the first."""
        *before, last = self._next(visit, LISTENED)
        named = self.visits[visit]
        with _inside():
            # A process asks once for what it keeps.
            for number in before:
                named(number)
            return len(meter.statements(named, last))

    def run(self, visit: str, times: int) -> dict[str, Any]:
        """What a number of visits cost."""
        named, numbers = self.visits[visit], self._next(visit, times)
        if not self.server:
            return meter.run(named, numbers)
        return meter.run(named, numbers, seconds=self.server.seconds, at_once=AT_ONCE)

    def taken(self, visit: str) -> float:
        """Memory that one visit takes beyond what the process has already, in MB."""
        (number,) = self._next(visit, 1)
        return meter.taken_mb(self.visits[visit], number)

    def paper(self, visit: str) -> dict[str, int]:
        """Pages and bytes of the file that a visit makes."""
        import pikepdf

        (number,) = self._next(visit, 1)
        content = self.visits[visit](number)
        with pikepdf.open(BytesIO(content)) as pdf:
            return {"pages": len(pdf.pages), "bytes": len(content)}

    def rows(self) -> int:
        """How many rows a visit goes through that takes all."""
        rows: int = self.app.rows()
        return rows

    def memory(self) -> float:
        """Resident memory in MB, of the larger worker where a server does the work."""
        return self.server.memory_mb() if self.server else meter.memory_mb()

    def peak(self) -> float:
        """The most of it so far, in MB."""
        return meter.peak_mb()

    @cached_property
    def visits(self) -> dict[str, Callable[[int], Any]]:
        """The visits by name."""
        visits: dict[str, Callable[[int], Any]] = self.app.visits()
        return visits

    def _next(self, visit: str, times: int) -> range:
        first = self.done.get(visit, 0)
        self.done[visit] = first + times
        return range(first, first + times)


@contextmanager
def _inside() -> Iterator[None]:
    served, Visitor.site = Visitor.site, Inside()
    try:
        yield
    finally:
        Visitor.site = served


def main() -> None:
    """Answer line by line; whatever else is printed goes to the error stream."""
    answers, sys.stdout = sys.stdout, sys.stderr
    side = Side(os.environ["BENCH_SIDE"])
    try:
        for line in sys.stdin:
            word, *arguments = json.loads(line)
            print(json.dumps(getattr(side, word)(*arguments)), file=answers, flush=True)
    finally:
        side.stop()


if __name__ == "__main__":
    main()
