"""The files of a person that answers name."""

import uuid
from collections.abc import Iterable
from typing import Any

from forms.submissions.models import Upload
from people.models import Person


def texts(answer: Any) -> list[str]:
    """Every text in an answer: the ids of uploads are among them."""
    match answer:
        case str():
            return [answer]
        case dict():
            return [text for each in answer.values() for text in texts(each)]
        case list():
            return [text for each in answer for text in texts(each)]
        case _:
            return []


def uploads_of(ids: Iterable[Any], owner: Person | None) -> list[Upload]:
    """A person's own uploads among these texts, in the order given."""
    wanted = [each for each in map(str, ids) if _is_id(each)]
    if not wanted:
        return []
    rows = {str(row.pk): row for row in Upload.objects.filter(pk__in=wanted, owner=owner)}
    return [rows[each] for each in wanted if each in rows]


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
