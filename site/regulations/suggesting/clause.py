"""What is read, and what is proposed: the text of a clause, and a rule beside its words (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .figures import Figure


@dataclass(frozen=True)
class ClauseText:
    """One clause of an outline; its text may run over several lines of the file."""

    id: str
    path: str
    title: str
    text: str
    first_line: int
    last_line: int


@dataclass(frozen=True)
class Suggestion:
    """A rule that some words seem to lay down, for the editor to accept, mend or refuse.

    `missing` names the parameters that only the editor can know, each with the words of the
    text that speak of it, if there are any.
    """

    kind: str
    clause: str
    quote: str
    first_line: int
    last_line: int
    parameters: Mapping[str, Any] = field(default_factory=dict)
    figures: frozenset[Figure] = frozenset()
    missing: Mapping[str, str] = field(default_factory=dict)
    why: str = ""
