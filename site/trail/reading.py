"""Reading a stream, as pages, dossiers and the API show it."""

from collections.abc import Collection

from django.db.models import QuerySet

from trail.models import Trace


def timeline(stream: str) -> QuerySet[Trace]:
    """The traces of a stream in their order, each with its payload, in one query."""
    return Trace.objects.filter(stream=stream).select_related("words").order_by("number")


def timelines(streams: Collection[str]) -> QuerySet[Trace]:
    """The traces of several streams, stream by stream, in one query."""
    found = Trace.objects.filter(stream__in=streams).select_related("words")
    return found.order_by("stream", "number")
