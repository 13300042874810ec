"""取自: beside an answer, where it came from and since when, and whether it was changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from facts.holding import Holding, where_from


@dataclass(frozen=True)
class Origin:
    """In words; `was` is the answer that was offered, where another was given instead."""

    where: str
    since: date | None
    changed: bool
    was: str = ""


def origin(source: Mapping[str, Any], *, changed: bool, was: str = "") -> Origin:
    """What a draft or a submission keeps of one answer, as a person reads it."""
    since = source.get("since")
    return Origin(
        where_from(source["from"], source.get("name", "")),
        date.fromisoformat(since) if since else None,
        changed,
        was if changed else "",
    )


def origin_of(held: Holding) -> Origin:
    """The same of what is held and may be offered."""
    return Origin(where_from(held.origin, held.name), held.since, changed=False)
