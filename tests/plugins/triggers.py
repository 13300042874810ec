"""The log refuses to be emptied: tests that flush the database lift its triggers first."""

from collections.abc import Iterator

import pytest
from django.db import connections

from trail import triggers


@pytest.fixture(autouse=True)
def flushable_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Flushing ends with post_migrate, which puts the triggers back."""
    if not _flushes(request):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    for connection in connections.all():
        triggers.lift(connection)


def _flushes(request: pytest.FixtureRequest) -> bool:
    marker = request.node.get_closest_marker("django_db")
    marked = marker is not None and (
        marker.kwargs.get("transaction", marker.args[:1] == (True,))
        or marker.kwargs.get("reset_sequences", False)
    )
    asking = {"transactional_db", "live_server", "django_db_reset_sequences"}
    return bool(marked or asking & set(request.fixturenames))
