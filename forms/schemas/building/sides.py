"""Which two editions stand side by side, and what changed from one to the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..models import FormEdition
from .comparing import Change, compare

#: How the draft is named in an address.
DRAFT = "draft"


@dataclass(frozen=True)
class Sides:
    """The editions to choose from, and the two that are chosen."""

    editions: Sequence[FormEdition]
    before: FormEdition | None
    after: FormEdition | None
    draft: FormEdition | None

    @cached_property
    def changes(self) -> list[Change]:
        """What changed, in the order of the later one."""
        if self.before is None or self.after is None:
            return []
        return compare(self.before, self.after)

    @property
    def to_draft(self) -> bool:
        return self.after is self.draft and self.draft is not None


def sides(
    editions: Sequence[FormEdition], asked: Mapping[str, Any], *, draft: FormEdition | None = None
) -> Sides:
    """As asked for (`?from=1&to=2`); else the latest with the draft, or with the one before it."""
    by_name: dict[str, FormEdition] = {str(each.number): each for each in editions}
    latest = editions[0] if editions else None
    earlier = editions[1] if len(editions) > 1 else None
    if draft is not None:
        by_name[DRAFT] = draft
    after = by_name.get(str(asked.get("to", "")), draft or latest)
    otherwise = latest if draft is not None and after is draft else earlier
    before = by_name.get(str(asked.get("from", "")), otherwise)
    return Sides(editions, before, after, draft)
