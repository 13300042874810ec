"""A page as it stands in the editor, compiled once for all who ask about it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from facts.words import Words

from .compiling import RuleInForce, compile_clauses, frozen_clauses
from .vocabulary import vocabulary


@dataclass(frozen=True)
class Standing:
    """The clauses of a page, its rules ready to judge, and the words in which they speak."""

    words: Words
    clauses: list[dict[str, Any]]
    rules: tuple[RuleInForce, ...]

    @cached_property
    def ids(self) -> dict[str, str]:
        """The clause at each path."""
        return {clause["path"]: clause["id"] for clause in self.clauses}

    @cached_property
    def marks(self) -> dict[str, str]:
        """What stands before each clause, by its id."""
        return {clause["id"]: clause["mark"] or clause["path"] for clause in self.clauses}


def standing(page: Any, words: Words | None = None) -> Standing:
    """The page as it would be published; RuleNotUnderstood when a rule does not compile."""
    words = words or vocabulary()
    clauses = frozen_clauses(page.clauses, page.numbering, words, title=page.title)
    return Standing(words, clauses, compile_clauses(page.slug, 0, clauses, words))
