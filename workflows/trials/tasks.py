"""Background work of this room."""

from django.db import InterfaceError, OperationalError
from django_tasks import task

#: After dossiers, before the search index: an editor waits for it.
BEFORE_INDEXING = 5


@task(priority=BEFORE_INDEXING)
def run_trial(pk: int) -> None:
    """Go on with a trial; what is left is another task, so that others have their turn."""
    from .failing import give_up
    from .running import run

    try:
        left = run(pk)
    except (OperationalError, InterfaceError):
        # Locked, or restarted: the sweep lets it go on.
        raise
    except Exception:
        give_up(pk)
        raise
    if left:
        run_trial.enqueue(pk)
