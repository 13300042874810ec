"""In the background: chunk by chunk, from wherever it stopped, one at a time."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from people.models import User
from tests.trials.drafts import NOW, THREE_DAYS, found, page, redraft, tried
from workflows.leave.models import Leave
from workflows.trials import running
from workflows.trials.models import Trial, TrialState
from workflows.trials.running import run
from workflows.trials.starting import NotStarted, start, stop
from workflows.trials.sweeping import KEEP_OF_EACH, MOST_FAILURES, sweep
from workflows.trials.tasks import run_trial

pytestmark = pytest.mark.usefixtures("office")
AT_ONCE = {"at_once": 2, "seconds": 0}


def begun(regulation=None) -> Trial:
    return start(
        regulation or page(), forms=["leave"], first=NOW.date() - timedelta(days=300), last=NOW.date(),
        against="kept", by=User.objects.get(username="policy-editor"), at=NOW,
    )  # fmt: skip


def now(trial: Trial) -> Trial:
    return Trial.objects.get(pk=trial.pk)


def tasks() -> list[str]:
    rows = DBTaskResult.objects.filter(task_path=run_trial.module_path).order_by("enqueued_at")
    return list(rows.values_list("status", flat=True))


@pytest.fixture
def five(ask_leave):
    """Five slips, of which the second and the fifth are of three days."""
    return [ask_leave(days) for days in (2, 3, 5, 1, 3)]


class TestStarting:
    def test_enqueues_one_task(self):
        trial = begun()

        assert trial.state == TrialState.QUEUED
        assert tasks() == [TaskResultStatus.READY]

    def test_a_second_one_has_to_wait(self):
        begun()
        with pytest.raises(NotStarted, match="正在试运行"):
            begun()
        assert Trial.objects.count() == len(tasks()) == 1

    def test_the_draft_is_kept_as_it_stood(self, five):
        trial = begun(redraft(*THREE_DAYS))
        redraft()
        run(trial.pk)

        assert sorted(found(trial)) == [five[1].serial, five[4].serial]


class TestEveryMatter:
    @pytest.mark.parametrize("at_once", [1, 2, 3, 50])
    def test_of_everybody_is_looked_at_once(self, ask_leave, at_once):
        """Also those handed in at one moment, and by several persons in turn."""
        days = [NOW.date() - timedelta(days=10 * nth) for nth in (3, 1, 2, 1)]
        slips = [
            ask_leave(3, by=by, on=on)
            for on in days
            for by in ("grid-worker", "grid-worker-2", "service-station")
        ]
        trial = begun(redraft(*THREE_DAYS))
        while run(trial.pk, at_once=at_once, seconds=0):
            pass

        looked_at = trial.findings.values_list("submitted_on", flat=True)
        assert sorted(found(trial)) == sorted(each.serial for each in slips)
        assert list(looked_at) == sorted(days * 3)

    def test_of_one_person_reads_him_once(self, ask_leave, monkeypatch):
        """However many matters the others have meanwhile: what a matter costs does not grow with the office."""
        for nth in range(4):
            for by in ("grid-worker", "grid-worker-2"):
                ask_leave(1, by=by, on=NOW.date() - timedelta(days=40 - nth))
        read, others = [], Leave.others

        def noted(persons, *days):
            read.extend(persons)
            return others(persons, *days)

        monkeypatch.setattr(Leave, "others", noted)
        trial = begun()
        while run(trial.pk, at_once=4, seconds=0):
            pass
        assert len(read) == len(set(read)) == 2


class TestAWorkerThatWasKilled:
    def test_leaves_whole_chunks_and_another_goes_on(self, five, monkeypatch):
        trial = begun(redraft(*THREE_DAYS))
        assert run(trial.pk, **AT_ONCE)
        booked = now(trial).counted, list(found(trial))
        monkeypatch.setattr(running, "_findings", lambda *given: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run(trial.pk, **AT_ONCE)
        assert (now(trial).counted, list(found(trial))) == booked == (2, [five[4].serial])

        monkeypatch.undo()
        while run(trial.pk, **AT_ONCE):
            pass
        assert now(trial).counted == now(trial).total == 5
        assert sorted(found(trial)) == [five[1].serial, five[4].serial]

    def test_is_followed_by_another_task(self, five):
        trial = begun()
        run(trial.pk, **AT_ONCE)
        DBTaskResult.objects.all().delete()

        assert sweep(now=NOW) == 1
        assert sweep(now=NOW) == 0
        assert tasks() == [TaskResultStatus.READY]

    def test_five_times_is_given_up(self):
        trial = begun()
        DBTaskResult.objects.update(status=TaskResultStatus.FAILED)
        for _each in range(MOST_FAILURES):
            sweep(now=NOW)
            DBTaskResult.objects.update(status=TaskResultStatus.FAILED)

        assert now(trial).state == TrialState.FAILED
        assert "管理员" in now(trial).trouble


class TestTwoWorkersAtOnce:
    def test_book_each_chunk_once(self, five, monkeypatch):
        trial = begun(redraft(*THREE_DAYS))
        booked = running._book

        def overtaken(*given):
            monkeypatch.setattr(running, "_book", booked)
            run(trial.pk, **AT_ONCE)
            return booked(*given)

        monkeypatch.setattr(running, "_book", overtaken)
        assert not run(trial.pk, **AT_ONCE)
        assert (now(trial).counted, list(found(trial))) == (2, [five[4].serial])


class TestTheTask:
    def test_hands_on_what_is_left(self, five, monkeypatch):
        trial = begun()
        monkeypatch.setattr(running, "run", lambda pk: True)
        run_trial.call(trial.pk)

        assert tasks() == [TaskResultStatus.READY] * 2

    def test_that_breaks_says_so(self, monkeypatch):
        trial = begun()
        monkeypatch.setattr(running, "run", lambda pk: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run_trial.call(trial.pk)

        assert now(trial).state == TrialState.FAILED

    def test_that_finds_the_database_locked_goes_on_later(self, monkeypatch):
        def locked(pk):
            raise OperationalError("database is locked")

        trial = begun()
        monkeypatch.setattr(running, "run", locked)
        with pytest.raises(OperationalError):
            run_trial.call(trial.pk)

        assert now(trial).is_open


class TestStopping:
    def test_keeps_what_was_found(self, five):
        trial = begun(redraft(*THREE_DAYS))
        run(trial.pk, **AT_ONCE)
        assert stop(trial, at=NOW)

        assert not run(trial.pk, **AT_ONCE)
        assert (now(trial).state, now(trial).counted) == (TrialState.STOPPED, 2)
        assert list(found(trial)) == [five[4].serial]
        assert not stop(trial, at=NOW)

    def test_a_regulation_that_is_gone_takes_its_trial_along(self):
        trial = begun()
        Trial.objects.filter(pk=trial.pk).delete()

        assert not run(trial.pk)


@pytest.mark.slow
class TestOldTrials:
    def test_are_forgotten_but_for_the_last_five(self):
        for _each in range(KEEP_OF_EACH + 2):
            tried()
        Trial.objects.update(ended_at=NOW - timedelta(days=31))
        kept = list(Trial.objects.values_list("pk", flat=True)[:KEEP_OF_EACH])
        sweep(now=NOW)

        assert list(Trial.objects.values_list("pk", flat=True)) == kept

    def test_stay_for_a_month(self):
        for _each in range(KEEP_OF_EACH + 2):
            tried()
        sweep(now=NOW)

        assert Trial.objects.count() == KEEP_OF_EACH + 2


def statements(trial: Trial) -> int:
    with CaptureQueriesContext(connection) as captured:
        run(trial.pk, at_once=100)
    return len(captured)


class TestTheCost:
    """Statements of a chunk, whatever the number of matters in it."""

    def test_does_not_grow_with_the_matters(self, ask_leave):
        draft = redraft(*THREE_DAYS)
        ask_leave(3), ask_leave(70 // 2, by="grid-worker-2")
        few = statements(begun(draft))
        for number in range(12):
            ask_leave(
                3, key=str(number), by=("grid-worker", "grid-worker-2", "grid-worker-4")[number % 3]
            )

        assert statements(begun(draft)) <= few <= 40
