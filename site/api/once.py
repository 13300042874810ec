"""Idempotency keys: a request that is repeated does nothing more, and gets what came of it the first time."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Annotated

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from ninja import Header

from people.models import Person

from .models import DoneOnce
from .problems import Problem

#: The caller's own, new for every call; visible ASCII.
Key = Annotated[str | None, Header(alias="Idempotency-Key", max_length=80, pattern=r"^[!-~]*$")]


def once(
    job: Callable[[], str],
    *,
    person: Person,
    key: str | None,
    content: Iterable[bytes],
    at: datetime,
) -> tuple[str, bool]:
    """What came of a job, and whether it was done now; the same key with other content is refused.

    Key and job stand or fall together: after a refusal the key is free again.
    """
    if not key:
        return job(), True
    digest = _digest(content)
    earlier = _before(person, key, digest)
    if earlier is not None:
        return earlier, False
    try:
        with transaction.atomic():
            # First the key: whoever sends the same at the same moment waits here.
            row = DoneOnce.objects.create(person=person, key=key, digest=digest, at=at)
            row.result = job()
            row.save(update_fields=["result"])
            return row.result, True
    except IntegrityError:
        earlier = _before(person, key, digest)
        if earlier is None:
            raise
        return earlier, False


def _before(person: Person, key: str, digest: str) -> str | None:
    row = DoneOnce.objects.filter(person=person, key=key).first()
    if row is None:
        return None
    if row.digest != digest:
        raise Problem(
            "repeated",
            _(
                "This idempotency key was used for something else. Send a new key; nothing was changed."
            ),
        )
    return row.result


def _digest(content: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for each in content:
        found.update(len(each).to_bytes(8, "big"))
        found.update(each)
    return found.hexdigest()
