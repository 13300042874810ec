"""Several workers at once, and one that is killed: each matter is sealed exactly once."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from threading import Barrier, Thread
from urllib.parse import quote

import pytest
from django.conf import settings as project
from django.db import connection, connections
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dossiers import sealing
from dossiers.models import Dossier, Extent
from dossiers.sweeping import sweep
from dossiers.verifying import verify_all
from tests.dossiers.sealing import courses

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE_SECONDS = 120


def database_url():
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    user, password = quote(found["USER"]), quote(found["PASSWORD"])
    host = quote(found["HOST"] or "127.0.0.1", safe="")
    return f"postgresql://{user}:{password}@{host}:{found['PORT'] or 5432}/{found['NAME']}"


@pytest.fixture
def worker(own_store):
    """Start `manage.py work` on the tests' own database; whatever still runs afterwards is ended."""
    own = {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "DATABASE_URL": database_url(),
        "VAR_DIR": str(own_store),
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


def wait_until(condition):
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


class TestTwoWorkersAtOnce:
    """Both print; one enters the dossier, the other finds it."""

    @pytest.mark.usefixtures("quick_press")
    def test_there_is_one_dossier(self, leave, monkeypatch):
        ended, found, both_printed = leave(), [], Barrier(2)
        press = sealing.render_dossier

        def together(contents):
            both_printed.wait(timeout=PATIENCE_SECONDS)
            return press(contents)

        def work():
            found.append(sealing.seal_matter(ended.serial).pk)
            connections.close_all()

        monkeypatch.setattr(sealing, "render_dossier", together)
        workers = [Thread(target=work) for _worker in range(2)]
        for each in workers:
            each.start()
        for each in workers:
            each.join()
        assert found == [Dossier.objects.get().pk] * 2


@pytest.mark.slow
class TestAKilledWorker:
    """`kill -9` in the middle of sealing loses nothing and doubles nothing."""

    def test_the_dossier_is_sealed_once_after_a_restart(self, leave, worker):
        self.seal_in_two_lives([leave().serial], worker)

    def test_so_is_the_volume_of_a_month(self, person, worker):
        me = person("grid-worker").pk
        courses.september(person, range(1, 16))
        sweep(now=courses.on(1, 10))

        self.seal_in_two_lives([me, "2026-09-01"], worker)
        assert Extent.objects.filter(bound=True).count() == 15

    def seal_in_two_lives(self, arguments, worker):
        task = DBTaskResult.objects.filter(args_kwargs__args=arguments)
        with worker() as first:
            wait_until(lambda: task.filter(status=TaskResultStatus.RUNNING).exists())
            first.kill()
            first.wait()
        assert not Dossier.objects.exists()

        with worker() as second:
            wait_until(lambda: task.filter(status=TaskResultStatus.SUCCESSFUL).exists())
            second.send_signal(signal.SIGTERM)
            assert second.wait(PATIENCE_SECONDS) == 0
        assert Dossier.objects.count() == 1
        assert [finding.fault for finding in verify_all()] == [""]
