"""Noting who looked at personal data."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from trail.models import Access

MOST_ASKED = 100


def note(
    kind: str,
    about: str,
    shown: Iterable[Any],
    *,
    by: Any,
    at: datetime,
    asked: str = "",
    via: str = "",
) -> None:
    """One entry in the access log, in one insert; none when nobody was shown.

    `by` is a person or an account: whatever has a key and a name.
    """
    keys = [str(each) for each in shown]
    if keys:
        Access.objects.create(
            at=at,
            actor=str(by.pk),
            actor_name=str(by)[:100],
            kind=kind,
            about=about,
            shown=keys,
            asked=asked.replace("\x00", "")[:MOST_ASKED],
            via=via,
        )
