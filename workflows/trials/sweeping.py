"""Trials whose worker was killed go on from where they were; old ones are forgotten."""

from collections import Counter
from datetime import datetime, timedelta

from django.db.models import Count, OuterRef, Subquery
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .failing import give_up
from .models import Trial
from .tasks import run_trial

#: A trial that has broken so many tasks is at fault itself.
MOST_FAILURES = 5
KEEP = timedelta(days=30)
KEEP_OF_EACH = 5


def sweep(*, now: datetime) -> int:
    """Enqueue what no task is about to go on with; how many. Safe to run often and by several at once."""
    forget_old(now)
    waiting = list(Trial.objects.open().values_list("pk", flat=True))
    if not waiting:
        return 0
    alive, failures = _tasks()
    for pk in set(waiting) - alive:
        if failures[pk] >= MOST_FAILURES:
            give_up(pk)
        else:
            run_trial.enqueue(pk)
    return len(set(waiting) - alive)


def forget_old(now: datetime) -> int:
    """Delete trials that ended long ago, but for the last few of each regulation."""
    newer = Trial.objects.filter(page=OuterRef("page"), pk__gt=OuterRef("pk")).order_by()
    how_many = newer.values("page").annotate(n=Count("pk")).values("n")
    old = Trial.objects.filter(ended_at__lt=now - KEEP).annotate(newer=Subquery(how_many))
    keys = list(old.filter(newer__gte=KEEP_OF_EACH).values_list("pk", flat=True))
    if keys:
        Trial.objects.filter(pk__in=keys).delete()
    return len(keys)


def _tasks() -> tuple[set[int], Counter[int]]:
    """The trials that a task will go on with, and how often tasks of each have failed."""
    alive: set[int] = set()
    failures: Counter[int] = Counter()
    rows = DBTaskResult.objects.filter(task_path=run_trial.module_path)
    rows = rows.exclude(status=TaskResultStatus.SUCCESSFUL)
    for status, arguments in rows.values_list("status", "args_kwargs"):
        (pk,) = arguments["args"]
        if status == TaskResultStatus.FAILED:
            failures[pk] += 1
        else:
            alive.add(pk)
    return alive, failures
