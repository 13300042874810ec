"""Files that were sent and never handed in: swept after a while, unless a draft still names them."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from .keeping import forget
from .models import Draft, Upload

AT_A_TIME = 200


def sweep_unused(*, now: datetime, limit: int = AT_A_TIME) -> int:
    """Delete what has lain about for long; how many. Safe to run often and by several at once."""
    before = now - timedelta(days=settings.UPLOAD_KEEP_UNUSED_DAYS)
    waiting = Upload.objects.filter(stream="", uploaded_at__lt=before)
    rows = list(waiting.order_by("uploaded_at").values_list("pk", "owner_id"))
    spoken_for = _named_in_drafts({owner for _pk, owner in rows}) if rows else set()
    unused = [pk for pk, _owner in rows if str(pk) not in spoken_for]
    return sum(_swept(pk) for pk in unused[:limit])


def _swept(pk: Any) -> bool:
    with transaction.atomic():
        # Whoever hands it in at this moment has locked it, and then it has a stream.
        found = Upload.objects.select_for_update().filter(pk=pk, stream="").first()
        if found is None:
            return False
        forget(found)
        return True


def _named_in_drafts(owners: Iterable[int]) -> set[str]:
    drafts = Draft.objects.filter(owner__in=owners).values_list("answers", flat=True)
    return {text for answers in drafts.iterator() for text in _texts(answers)}


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _texts(each)
        case list():
            for each in value:
                yield from _texts(each)
