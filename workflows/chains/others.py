"""Other matters of the same person that rules take together with the one at hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from facts.conditions import FactValueType


@dataclass(frozen=True)
class Other:
    """One of them: whose, since when it counts, and until when if it came to nothing."""

    person: int
    serial: str
    since: datetime
    until: datetime | None

    def counts(self, own: str) -> bool:
        """Whether it counts now for a matter with a serial of its own (blank: none yet)."""
        return self.serial != own and self.until is None

    def counted(self, at: datetime, own: str) -> bool:
        """The same at a moment in the past, for a matter that was handed in then."""
        before = self.since < at or (self.since == at and self.serial < own)
        return before and self.serial != own and (self.until is None or at < self.until)


@dataclass(frozen=True)
class Together:
    """What routes ask instead of the matter's own facts, and the sentence that says why.

    `unasked` is the sentence where the route that wins asks for none of these facts.
    """

    facts: Mapping[str, FactValueType]
    title: str
    sentence: str
    unasked: str
