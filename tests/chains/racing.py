"""Races: jobs that begin together, again and again; what must hold after each."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from notices.models import Outbox
from trail.models import Trace
from trail.service import verify
from workflows.chains.models import Proceeding, Step
from workflows.chains.service import Refusal

#: How often each race is run; `TIMES` of the environment makes it more.
TIMES = int(os.environ.get("TIMES", 2))


def again() -> Iterator[int]:
    """Once for each race of a test."""
    yield from range(TIMES)


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """Run jobs in threads of their own that begin together; a Refusal is a result."""
    begin = Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        # A connection of its own is open before the others begin.
        connection.ensure_connection()
        begin.wait()
        try:
            return job()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return [each.result() for each in [pool.submit(run, job) for job in jobs]]


def refused(results: list[Any]) -> int:
    """How many were refused."""
    return sum(isinstance(each, Refusal) for each in results)


def count(matter: Any, *acts: str) -> int:
    """How many traces of these acts it has."""
    return Trace.objects.filter(stream=matter.serial, act__in=acts).count()


def in_order(matter: Any, *, current: int) -> Proceeding:
    """The trail is whole, each trace is told of once, and so many steps wait."""
    found = Proceeding.objects.get(pk=matter.pk)
    traces = Trace.objects.filter(stream=matter.serial)
    assert verify(matter.serial).whole
    assert traces.count() == found.seen
    told = Outbox.objects.filter(stream=matter.serial, number__gt=0)
    assert sorted(told.values_list("number", flat=True)) == list(range(1, found.seen + 1))
    assert Step.objects.filter(proceeding=matter, status="current").count() == current
    return found
