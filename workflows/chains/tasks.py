"""Background work of this room."""

from django_tasks import task

#: Whoever holds a matter should read its new time limit soon.
SOON = 10


@task(priority=SOON)
def count_anew() -> int:
    """The office changed its calendar: count anew what has not passed; how many moments moved."""
    from django.utils import timezone

    from .recounting import recount

    return recount(now=timezone.now())


@task
def index_again(column: str, pk: int) -> int:
    """Cut the matters of a person, a unit or a post into terms anew; idempotent."""
    from .search.indexing import AT_ONCE, all_matters, index_matters

    rows = all_matters().filter(**{column: pk}).order_by("pk")
    return index_matters(rows.iterator(chunk_size=AT_ONCE))
