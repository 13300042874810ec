"""Reading a stream, as pages, dossiers and the API show it."""

from django.db.models import QuerySet

from trail.models import Trace


def timeline(stream: str) -> QuerySet[Trace]:
    """The traces of a stream in their order, each with its payload, in one query."""
    return Trace.objects.filter(stream=stream).select_related("payload").order_by("number")
