"""A worker that is killed in the middle of a delivery: the next one delivers, with the same id."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from django.conf import settings as project
from django.db import connection

from notices import delivering
from notices.models import Delivery, Subscription

PATIENCE_SECONDS = 120


@pytest.fixture
def worker(tmp_path):
    """Start `manage.py work` on the tests' own database; whatever still runs afterwards is ended."""
    own = {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": _database_url(),
        "VAR_DIR": str(tmp_path),
        "NOTICES_NETWORKS": "127.0.0.0/8",
    }

    @contextmanager
    def started():
        command = [sys.executable, str(project.BASE_DIR / "manage.py"), "work"]
        process = subprocess.Popen(command, env=os.environ | own)
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    return started


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_loses_nothing(office, ask_leave, receiver, worker):
    Subscription.objects.create(name="财政系统", url=receiver.url, topics=["submitted"])
    receiver.delay_seconds = 30
    ask_leave(days=1)
    with worker() as first:
        _wait_until(lambda: receiver.got)
        first.kill()
        first.wait()
    assert Delivery.objects.get().state == "waiting"

    receiver.delay_seconds = 0
    # Nobody tries until the attempt of the killed one has had its time.
    Delivery.objects.update(next_at=Delivery.objects.get().next_at - 2 * delivering.LEASE)
    with worker() as second:
        _wait_until(lambda: Delivery.objects.filter(state="delivered").exists())
        second.send_signal(signal.SIGTERM)
        assert second.wait(PATIENCE_SECONDS) == 0
    assert len({each.headers["webhook-id"] for each in receiver.got}) == 1


def _wait_until(condition):
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def _database_url():
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    user, password = quote(found["USER"]), quote(found["PASSWORD"])
    host = quote(found["HOST"] or "127.0.0.1", safe="")
    return f"postgresql://{user}:{password}@{host}:{found['PORT'] or 5432}/{found['NAME']}"
