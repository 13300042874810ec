"""An outline as the screens show it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from ..models import RegulationPage
from .editing import breaks
from .state import RegulationState, Shown, State, shown

LONGEST_BREAKS = 60


@dataclass(frozen=True)
class RegulationRow:
    """One regulation in the list of those that were found."""

    index: int
    state: RegulationState
    clauses: int
    left_out: int
    doubts: int

    @property
    def title(self) -> str:
        """Its title, blank when none was found."""
        return self.state["title"]

    @property
    def number(self) -> int:
        """Its place, counted from 1 as people do."""
        return self.index + 1

    @property
    def waiting(self) -> bool:
        """Whether it will be saved."""
        return not self.state["out"] and not self.state["page"]

    @property
    def share(self) -> str:
        """The share of equal words, in per cent."""
        same = self.state["same_as"]
        return f"{same['share'] * 100:.1f}%" if same else ""


@dataclass(frozen=True)
class ClauseRow:
    """One clause with its mark, and where it can be split."""

    shown: Shown
    first: bool

    @property
    def clause(self) -> Any:
        """What is kept of it."""
        return self.shown.clause

    @property
    def breaks(self) -> list[tuple[int, str]]:
        """The places at which it can be split."""
        return breaks(self.shown.clause)[:LONGEST_BREAKS]

    @property
    def lines(self) -> str:
        """The lines of the file that it came from."""
        lines = self.shown.clause["lines"]
        if not lines:
            return ""
        return str(lines[0]) if lines[0] == lines[-1] else f"{lines[0]}–{lines[-1]}"


def regulation_rows(state: State) -> list[RegulationRow]:
    """The regulations in the order of the file."""
    return [
        RegulationRow(
            index,
            each,
            sum(not clause["out"] for clause in each["clauses"]),
            sum(clause["out"] for clause in each["clauses"]),
            len(each["doubts"]) + sum(len(c["doubts"]) for c in each["clauses"] if not c["out"]),
        )
        for index, each in enumerate(state["regulations"])
    ]


def clause_rows(regulation: RegulationState) -> list[ClauseRow]:
    """The clauses of a regulation in their order."""
    return [ClauseRow(each, first=not at) for at, each in enumerate(shown(regulation))]


def heading_rows(regulation: RegulationState) -> list[tuple[str, str]]:
    """What was read from the heading part, with the names that the page's fields have."""
    fields = RegulationPage._meta.get_field
    found = [
        (str(fields(name).verbose_name), words)
        for name, words in regulation["heading"].items()
        if words
    ]
    beside = [(_("beside the title"), " ".join(regulation["head"]))] if regulation["head"] else []
    return [*found, *beside]
