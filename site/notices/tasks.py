"""Background work of this room."""

from django_tasks import task

#: People wait for it, and it takes no time: before everything else.
FIRST = 20


@task(priority=FIRST)
def deliver(key: str) -> str:
    """Try to deliver one message; idempotent, since a task may run more than once."""
    # A web process only writes the task down: what sending takes is for the one that does it.
    from django.utils import timezone

    from .delivering import attempt

    return attempt(key, now=timezone.now())
