"""What the office has by name, and which form asks for what: with it rules are proposed and read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from facts.words import Words
from forms.schemas.service import facts_supplied

from ..suggesting import Vocabulary
from ..vocabulary import vocabulary


@dataclass(frozen=True)
class Office:
    """Its words, and the facts that the answers of each form fill in."""

    words: Words
    asked: Mapping[str, set[str]] = field(default_factory=dict)

    @classmethod
    def now(cls) -> "Office":
        """As it stands at this moment (six queries)."""
        words = vocabulary()
        return cls(words, facts_supplied(words.forms))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The same names the other way round, to look for in texts."""
        return Vocabulary.of(self.words)

    def form_for(self, facts: set[str]) -> str | None:
        """The one form that asks for all of these facts; None when none does, or several do."""
        of_forms = facts & set().union(*self.asked.values())
        found = [slug for slug, asked in self.asked.items() if of_forms <= asked]
        return found[0] if of_forms and len(found) == 1 else None
