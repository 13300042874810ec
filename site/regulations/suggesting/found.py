"""What a recogniser found, before the ends of neighbouring bands are settled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .clause import ClauseText, Suggestion
from .figures import Figure, normal
from .passages import Passage
from .quantities import Quantity


@dataclass(frozen=True)
class Found:
    """A rule that some words seem to lay down.

    `bound` is the amount of a limit or duty. `band` are the quantities that say when it holds, `figures` those of what it lays down;
    both are compared with an answer sheet, only the band is settled with its neighbours.
    """

    kind: str
    passage: Passage
    why: str
    band: tuple[Quantity, ...] = ()
    bound: Quantity | None = None
    figures: tuple[Figure, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    #: Words that say when it holds: what a fact is looked for by.
    about: str = ""

    def all_figures(self) -> frozenset[Figure]:
        """The set that is compared."""
        figures = [each.figure for each in self.band] + list(self.figures)
        return normal(figures, within=self.kind == "deadline")


def lines(clause: ClauseText, passage: Passage) -> tuple[int, int]:
    """The lines of the file on which a passage stands."""
    first = clause.first_line + clause.text.count("\n", 0, passage.start)
    last = first + clause.text.count("\n", passage.start, passage.end)
    return min(first, clause.last_line), min(last, clause.last_line)


def suggestion(
    clause: ClauseText, found: Found, parameters: Mapping[str, Any], missing: Mapping[str, str]
) -> Suggestion:
    """The proposal as the editor sees it, beside its exact words."""
    first, last = lines(clause, found.passage)
    return Suggestion(
        kind=found.kind,
        clause=clause.id,
        quote=clause.text[found.passage.start : found.passage.end],
        first_line=first,
        last_line=last,
        parameters=parameters,
        figures=found.all_figures(),
        missing=missing,
        why=found.why,
    )


def compared(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Those that have an end: 超过2天, 80分以下; a plain 一次 is none."""
    return tuple(each for each in quantities if each.figure.op != "=")
