"""Background work of this room."""

from datetime import date

from django.utils.timezone import localdate
from django_tasks import task

#: People wait for a dossier; the search index, which shares the queue, can wait.
BEFORE_OTHERS = 10


@task(priority=BEFORE_OTHERS)
def seal(serial: str) -> str:
    """Seal one matter; idempotent, since a task may run more than once."""
    # A web process only writes the task down: what sealing takes is for the one that does it.
    from .sealing import seal_matter

    return seal_matter(serial).archive_number


@task(priority=BEFORE_OTHERS)
def seal_month(person: int, month: str) -> str:
    """Seal what a person recorded in a month (2026-09-01); idempotent too."""
    from . import sealing

    return sealing.seal_month(person, date.fromisoformat(month), on=localdate()).archive_number
