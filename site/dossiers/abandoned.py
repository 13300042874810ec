"""Tasks whose worker was killed: they stay RUNNING for ever unless somebody gives them back."""

import os
import socket
from datetime import datetime, timedelta
from uuid import uuid4

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

#: No task runs so long; a worker on another machine is taken for dead after it.
LONGEST = timedelta(minutes=15)
#: A task that has killed so many workers is at fault itself.
MOST_ATTEMPTS = 5


def new_worker_id() -> str:
    """Machine, process and something that no later process repeats."""
    return f"{_machine()}:{os.getpid()}:{uuid4().hex[:8]}"


def give_back(*, me: str, now: datetime) -> int:
    """Let abandoned tasks run again; how many there were. Call it between tasks.

    To take a living worker for dead does no harm, since tasks are idempotent.
    """
    dead = [task for task in DBTaskResult.objects.running() if not _alive(task, me, now)]
    return sum(_give_back(task, now) for task in dead)


def _give_back(task: DBTaskResult, now: datetime) -> int:
    unchanged = DBTaskResult.objects.running().filter(pk=task.pk, started_at=task.started_at)
    if len(task.worker_ids) < MOST_ATTEMPTS:
        return unchanged.update(status=TaskResultStatus.READY, started_at=None)
    return unchanged.update(
        status=TaskResultStatus.FAILED,
        finished_at=now,
        exception_class_path="builtins.ChildProcessError",
        traceback=f"{MOST_ATTEMPTS} workers ended while they ran it.",
    )


def _alive(task: DBTaskResult, me: str, now: datetime) -> bool:
    worker = task.worker_ids[-1] if task.worker_ids else ""
    if worker == me or task.started_at is None or now - task.started_at > LONGEST:
        return False
    machine, _, rest = worker.partition(":")
    pid, _, _unique = rest.partition(":")
    # A worker of another kind or machine cannot be asked: it has its time.
    return machine != _machine() or not pid.isdigit() or _runs(int(pid))


def _machine() -> str:
    return socket.gethostname()[:40].replace(":", "-")


def _runs(pid: int) -> bool:
    """Whether another process with this number runs; ours runs no task at present."""
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
