"""Background work of this room."""

from django_tasks import task


@task
def index_again(column: str, pk: int) -> int:
    """Cut the matters of a person, a unit or a post into terms anew; idempotent."""
    from .search.indexing import AT_ONCE, all_matters, index_matters

    rows = all_matters().filter(**{column: pk}).order_by("pk")
    return index_matters(rows.iterator(chunk_size=AT_ONCE))
