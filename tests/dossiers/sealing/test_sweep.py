"""What must be sealed follows from the matters, whatever became of their tasks."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dossiers import abandoned
from dossiers.sealing import seal_matter
from dossiers.sweeping import sweep

pytestmark = pytest.mark.usefixtures("quick_press")
NOW = timezone.now()
ME = abandoned.new_worker_id()


def sealings():
    return DBTaskResult.objects.filter(task_path="dossiers.tasks.seal")


@pytest.fixture
def task(leave):
    """The task of one ended leave; the search index has others, which are of no interest here."""
    leave()
    DBTaskResult.objects.exclude(pk__in=sealings()).delete()
    return sealings().get()


class TestTheSweep:
    """Safe to run often: nothing is enqueued that is about to be done."""

    def test_a_matter_whose_task_was_lost_is_enqueued(self, task):
        task.delete()

        assert [sweep(now=NOW), sweep(now=NOW)] == [1, 0]
        assert sealings().count() == 1

    def test_a_sealed_matter_is_left_alone(self, task):
        seal_matter(task.args_kwargs["args"][0])
        sealings().delete()

        assert sweep(now=NOW) == 0

    def test_a_matter_under_way_is_left_alone(self, leave):
        leave(())

        assert sweep(now=NOW) == 0

    def test_what_failed_is_tried_again_after_a_pause_that_grows(self, task):
        task.set_failed(OSError("no paper"))
        after = [timedelta(seconds=30), timedelta(seconds=90)]
        assert [sweep(now=task.finished_at + pause) for pause in after] == [0, 1]

        sealings().latest("enqueued_at").set_failed(OSError("no paper"))
        again = sealings().latest("finished_at").finished_at
        assert [sweep(now=again + pause) for pause in [*after, timedelta(minutes=3)]] == [0, 0, 1]

    def test_no_more_than_the_limit_is_enqueued_at_a_time(self, leave):
        for _leave in range(3):
            leave()
        sealings().delete()

        assert [sweep(now=NOW, limit=2), sweep(now=NOW, limit=2)] == [2, 1]

    def test_its_queries_do_not_grow_with_the_matters(self, leave, django_assert_num_queries):
        for _leave in range(3):
            leave()

        with django_assert_num_queries(6):
            sweep(now=NOW)


class TestAbandonedTasks:
    """A killed worker leaves its task RUNNING."""

    def claim(self, task, worker, ago=timedelta()):
        task.claim(worker)
        DBTaskResult.objects.filter(pk=task.pk).update(started_at=NOW - ago)

    def status(self, task):
        task.refresh_from_db()
        return task.status

    def test_that_of_a_dead_process_is_given_back(self, task):
        self.claim(task, ME.replace(str(os.getpid()), "999999999"))

        assert abandoned.give_back(me=ME, now=NOW) == 1
        assert self.status(task) == TaskResultStatus.READY

    def test_that_of_a_living_process_is_not(self, task):
        self.claim(task, ME.replace(str(os.getpid()), str(os.getppid())))

        assert abandoned.give_back(me=ME, now=NOW) == 0

    def test_that_of_another_machine_is_after_a_while(self, task):
        self.claim(task, "elsewhere:17:ab", timedelta(minutes=14))
        assert abandoned.give_back(me=ME, now=NOW) == 0

        assert abandoned.give_back(me=ME, now=NOW + timedelta(minutes=2)) == 1

    def test_one_that_outlived_five_workers_is_given_up(self, task):
        for number in range(5):
            self.claim(task, f"elsewhere:{number}:ab", timedelta(hours=1))

        abandoned.give_back(me=ME, now=NOW)
        assert self.status(task) == TaskResultStatus.FAILED
