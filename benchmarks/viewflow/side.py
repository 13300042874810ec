"""Viewflow as one side of a comparison: its rows, and its three visits."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from benchmarks.answers import answers
from benchmarks.sizes import SMALL_ROWS
from benchmarks.visitor import Visitor

BATCH = 2_000


def prepare() -> None:
    """Tables, and the user for whom everything waits."""
    from .flow import BOSS

    call_command("migrate", run_syncdb=True, verbosity=0)
    get_user_model().objects.create_superuser(BOSS)


def seed(rows: int) -> None:
    """Slips that were handed in and wait for the boss."""
    boss = get_user_model().objects.get()
    for first in range(0, rows, BATCH):
        _waiting(range(first, min(first + BATCH, rows)), boss)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def visits() -> dict[str, Callable[[int], Any]]:
    """Submit, approve and look, each taking the running number of the visit."""
    from viewflow.workflow.models import Task

    from .flow import LeaveFlow

    boss = Visitor(get_user_model().objects.get())
    waiting = Task.objects.filter(flow_task=LeaveFlow.approve).order_by("pk")
    pages = [
        f"/leave/{process}/approve/{task}/execute/"
        for process, task in waiting.values_list("process_id", "pk")[:SMALL_ROWS]
    ]
    return {
        "submit": lambda number: boss.post("/leave/start/", answers(number)),
        "approve": lambda number: boss.post(pages[number], {"approved": "on"}),
        "inbox": lambda number: boss.get("/leave/inbox/"),
    }


def _waiting(numbers: range, boss: Any) -> None:
    """Processes whose start is done, with the task that it led to."""
    from viewflow.workflow.models import Task

    from .flow import LeaveFlow
    from .models import LeaveProcess

    now = timezone.now()
    processes = LeaveProcess.objects.bulk_create(
        LeaveProcess(flow_class=LeaveFlow, data=answers(number)) for number in numbers
    )
    task = {"flow_task_type": "HUMAN", "owner": boss, "assigned": now}
    over = {"status": "DONE", "started": now, "finished": now}
    started = Task.objects.bulk_create(
        Task(process_id=each.pk, flow_task=LeaveFlow.start, **task, **over) for each in processes
    )
    waiting = Task.objects.bulk_create(
        Task(process_id=each.pk, flow_task=LeaveFlow.approve, status="ASSIGNED", **task)
        for each in processes
    )
    led_to = Task.previous.through
    led_to.objects.bulk_create(
        led_to(from_task_id=after.pk, to_task_id=before.pk)
        for before, after in zip(started, waiting, strict=True)
    )
