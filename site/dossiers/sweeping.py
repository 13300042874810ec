"""What still has to be sealed, derived from the matters themselves and not from what was enqueued."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from workflows.chains.models import Proceeding

from .models import Dossier
from .receivers import NOT_SEALED_ALONE
from .tasks import seal

AT_A_TIME = 200
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
#: Done tasks are of no use; failed ones show for a while what went wrong.
KEEP_SUCCESSFUL = timedelta(days=1)
KEEP_FAILED = timedelta(days=30)


def unsealed() -> Iterator[str]:
    """Serials of ended matters without a dossier, the oldest first (one query)."""
    dossiers = Dossier.objects.filter(proceeding=OuterRef("pk"))
    ended = Proceeding.objects.filter(~Exists(dossiers), final=True)
    waiting = ended.exclude(kind__in=NOT_SEALED_ALONE).order_by("pk")
    return waiting.values_list("serial", flat=True).iterator(chunk_size=AT_A_TIME)


def sweep(*, now: datetime, limit: int = AT_A_TIME) -> int:
    """Enqueue what no task is about to seal; how many. Safe to run often and by several at once."""
    _forget_old_tasks(now)
    spoken_for = _spoken_for(now)
    enqueued = 0
    for serial in unsealed():
        if enqueued == limit:
            break
        if serial not in spoken_for:
            seal.enqueue(serial)
            enqueued += 1
    return enqueued


def _spoken_for(now: datetime) -> set[str]:
    """Serials whose task is ready or running, or failed so lately that it would fail again."""
    tasks = DBTaskResult.objects.filter(task_path=seal.module_path)
    tasks = tasks.exclude(status=TaskResultStatus.SUCCESSFUL).order_by("enqueued_at")
    until: dict[str, datetime] = {}
    pause: dict[str, timedelta] = {}
    for status, arguments, finished in tasks.values_list("status", "args_kwargs", "finished_at"):
        (serial,) = arguments["args"]
        if status != TaskResultStatus.FAILED or finished is None:
            until[serial] = datetime.max.replace(tzinfo=now.tzinfo)
            continue
        pause[serial] = min(2 * pause.get(serial, FIRST_PAUSE / 2), LONGEST_PAUSE)
        until[serial] = max(until.get(serial, finished), finished + pause[serial])
    return {serial for serial, end in until.items() if end > now}


def _forget_old_tasks(now: datetime) -> None:
    done = DBTaskResult.objects.all()
    done.successful().filter(finished_at__lt=now - KEEP_SUCCESSFUL).delete()
    done.failed().filter(finished_at__lt=now - KEEP_FAILED).delete()
