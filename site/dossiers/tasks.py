"""Background work of this room."""

from django_tasks import task

from .sealing import seal_matter

#: People wait for a dossier; the search index, which shares the queue, can wait.
BEFORE_OTHERS = 10


@task(priority=BEFORE_OTHERS)
def seal(serial: str) -> str:
    """Seal one matter; idempotent, since a task may run more than once."""
    return seal_matter(serial).archive_number
