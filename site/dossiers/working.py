"""The worker: runs tasks one after the other, sweeps now and then, and survives a locked database."""

import logging
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from django.db import InterfaceError, OperationalError, close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from forms.submissions.unused import sweep_unused
from notices.spreading import spread, waiting
from notices.sweeping import forget as forget_notices
from notices.sweeping import sweep as sweep_notices
from workflows.chains.outgoing import note_overdue, note_stranded
from workflows.chains.recounting import recount
from workflows.chains.sweeping import sweep as sweep_clock
from workflows.trials.sweeping import sweep as sweep_trials

from .abandoned import give_back, new_worker_id
from .sweeping import sweep

POLL_SECONDS = 1.0
SWEEP_SECONDS = 60.0
FORGET_SECONDS = 3600.0
#: After so many tasks in a row the worker looks up, to sweep or to stop.
TASKS_IN_A_ROW = 50
FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 30.0

logger = logging.getLogger("dossiers")


class Supervisor:
    """Runs the library's worker inside this process, a batch at a time."""

    def __init__(self) -> None:
        self.id = new_worker_id()
        self.stopping = False
        self._batch: Worker | None = None
        self._swept_at = -SWEEP_SECONDS
        self._forgot_at = time.monotonic()

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Finish the task at hand, then end; a second signal changes nothing."""
        self.stopping = True
        if self._batch:
            self._batch.running = False

    def run(self) -> None:
        """Work until told to stop."""
        pause = FIRST_PAUSE_SECONDS
        while not self.stopping:
            try:
                self._look_around()
                self._drain()
                pause = FIRST_PAUSE_SECONDS
                self._rest(POLL_SECONDS)
            except (OperationalError, InterfaceError) as error:
                # Locked, or restarted: what was under way is given back and done again.
                logger.warning("The database did not answer (%s); trying again.", error)
                self._rest(pause)
                pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
                self._swept_at = -SWEEP_SECONDS
            finally:
                close_old_connections()

    def run_once(self) -> None:
        """Sweep, do everything that is ready, and end."""
        self._look_around()
        while not self.stopping and (waiting() or _something_ready()):
            self._drain()

    def _look_around(self) -> None:
        if time.monotonic() - self._swept_at < SWEEP_SECONDS:
            return
        now = timezone.now()
        if returned := give_back(me=self.id, now=now):
            logger.warning("%s tasks of workers that ended were given back.", returned)
        sweep(now=now)
        sweep_trials(now=now)
        sweep_clock(now=now)
        sweep_unused(now=now)
        note_overdue(now=now)
        sweep_notices(now=now)
        if time.monotonic() - self._forgot_at > FORGET_SECONDS:
            forget_notices(now=now)
            note_stranded(now=now)
            recount(now=now)
            self._forgot_at = time.monotonic()
        self._swept_at = time.monotonic()

    def _drain(self) -> None:
        if waiting():
            spread(now=timezone.now())
        # Asking first spares SQLite the write lock that claiming takes every second.
        if not _something_ready():
            return
        self._batch = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=POLL_SECONDS,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=TASKS_IN_A_ROW,
            worker_id=self.id,
        )
        if not self.stopping:
            self._batch.run()
        self._batch = None

    def _rest(self, seconds: float) -> None:
        """Sleep in short stretches, since a signal only leaves a mark."""
        end = time.monotonic() + seconds
        while not self.stopping and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, POLL_SECONDS))


@contextmanager
def stopping_gently(supervisor: Supervisor) -> Iterator[None]:
    """Let SIGTERM and SIGINT end the work after the task at hand."""
    before: dict[Any, Any] = {
        each: signal.signal(each, supervisor.stop) for each in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _something_ready() -> bool:
    return bool(DBTaskResult.objects.ready().exists())
