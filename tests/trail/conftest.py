"""Streams of traces to look at."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection

from trail import heads, triggers
from trail.models import Trace
from trail.service import append

NOON = datetime(2026, 9, 14, 12, 0, 0, 123456, tzinfo=UTC)


@pytest.fixture
def leave_traces(db: None) -> Callable[..., list[Trace]]:
    """Leave so many traces in a stream."""

    def leave(stream: str = "LV-2026-0001", count: int = 3, **said: Any) -> list[Trace]:
        traces: list[Trace] = []
        for number in range(1, count + 1):
            previous = traces[-1].digest if traces else ""
            one = {"act": "opine", "at": NOON, "actor": "7", "opinion": f"同意 {number}"} | said
            traces.append(append(stream=stream, number=number, previous=previous, **one))
        return traces

    return leave


@pytest.fixture
def lifted_triggers() -> Callable[[], AbstractContextManager[None]]:
    """Do what the database refuses otherwise, as somebody with full rights on it could."""
    return lambda: triggers.lifted(connection)


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[heads.Head]]:
    """What the rooms above believe to be the last trace of their streams."""
    believed: list[heads.Head] = []
    monkeypatch.setattr(heads, "_sources", [lambda: believed])
    return believed
