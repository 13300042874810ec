"""What still has to be sealed, derived from the matters themselves and not from what was enqueued."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from workflows.chains.models import Proceeding

from .models import Extent
from .tasks import seal, seal_month
from .volumes import kinds_by_month, ripe

AT_A_TIME = 200
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
#: Done tasks are of no use; failed ones show for a while what went wrong.
KEEP_SUCCESSFUL = timedelta(days=1)
KEEP_FAILED = timedelta(days=30)

#: Which task, about what.
Key = tuple[str, tuple[Any, ...]]


def unsealed() -> Iterator[str]:
    """Serials of ended matters of which something lies in no dossier, the oldest first (one query)."""
    to_its_end = Extent.objects.filter(proceeding=OuterRef("pk"), last=OuterRef("seen"))
    ended = Proceeding.objects.filter(~Exists(to_its_end), final=True)
    waiting = ended.exclude(kind__in=[kind.kind_code for kind in kinds_by_month()]).order_by("pk")
    return waiting.values_list("serial", flat=True).iterator(chunk_size=AT_A_TIME)


def sweep(*, now: datetime, limit: int = AT_A_TIME) -> int:
    """Enqueue what no task is about to seal; how many. Safe to run often and by several at once."""
    _forget_old_tasks(now)
    spoken_for = _spoken_for(now)
    waiting = (work for work in _waiting(localdate(now)) if _key(*work) not in spoken_for)
    enqueued = 0
    for task, arguments in islice(waiting, limit):
        task.enqueue(*arguments)
        enqueued += 1
    return enqueued


def _waiting(on: date) -> Iterator[tuple[Task, tuple[Any, ...]]]:
    """What is to be sealed: matters by their serial, what was recorded by person and month."""
    for serial in unsealed():
        yield seal, (serial,)
    for person, month in ripe(on):
        yield seal_month, (person, month.isoformat())


def _key(task: Task, arguments: Iterable[Any]) -> Key:
    return task.module_path, tuple(arguments)


def _spoken_for(now: datetime) -> set[Key]:
    """The work whose task is ready or running, or failed so lately that it would fail again."""
    tasks = DBTaskResult.objects.filter(task_path__in=[seal.module_path, seal_month.module_path])
    tasks = tasks.exclude(status=TaskResultStatus.SUCCESSFUL).order_by("enqueued_at")
    until: dict[Key, datetime] = {}
    pause: dict[Key, timedelta] = {}
    columns = ("task_path", "status", "args_kwargs", "finished_at")
    for path, status, arguments, finished in tasks.values_list(*columns):
        key = path, tuple(arguments["args"])
        if status != TaskResultStatus.FAILED or finished is None:
            until[key] = datetime.max.replace(tzinfo=now.tzinfo)
            continue
        pause[key] = min(2 * pause.get(key, FIRST_PAUSE / 2), LONGEST_PAUSE)
        until[key] = max(until.get(key, finished), finished + pause[key])
    return {key for key, end in until.items() if end > now}


def _forget_old_tasks(now: datetime) -> None:
    done = DBTaskResult.objects.all()
    done.successful().filter(finished_at__lt=now - KEEP_SUCCESSFUL).delete()
    done.failed().filter(finished_at__lt=now - KEEP_FAILED).delete()
