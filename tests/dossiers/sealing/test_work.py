"""`manage.py work`: the worker that seals."""

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dossiers import sealing
from dossiers.models import Dossier
from dossiers.working import Supervisor
from tests.dossiers.sealing.test_seal import no_paper

# Between tasks a worker gives its connection up, which no transaction around a test survives.
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("quick_press"),
]


def locked_at_first(supervisor, tries):
    tries.append(1)
    if len(tries) == 1:
        raise OperationalError("database is locked")
    supervisor.stop()


class TestTheWorker:
    """`manage.py work`."""

    def test_once_does_what_is_waiting_and_stops(self, leave):
        leave()

        call_command("work", once=True)

        assert Dossier.objects.count() == 1
        assert not DBTaskResult.objects.ready().exists()

    def test_a_task_that_fails_does_not_stop_it(self, leave, monkeypatch, caplog):
        monkeypatch.setattr(sealing, "render_dossier", no_paper)
        leave()

        Supervisor().run_once()
        assert (
            DBTaskResult.objects.get(task_path="dossiers.tasks.seal").status
            == TaskResultStatus.FAILED
        )
        assert "no paper" in caplog.text

    def test_it_stops_when_told(self, db):
        supervisor = Supervisor()
        supervisor.stop()

        assert supervisor.run() is None

    def test_it_survives_a_locked_database(self, db, monkeypatch, caplog):
        supervisor, tries = Supervisor(), []
        monkeypatch.setattr("dossiers.working.FIRST_PAUSE_SECONDS", 0)
        monkeypatch.setattr(supervisor, "_drain", lambda: locked_at_first(supervisor, tries))

        supervisor.run()
        assert len(tries) == 2
        assert "database is locked" in caplog.text
