"""An outline as the screens show it."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..models import RegulationPage
from ..proposing.proposals import Decision
from ..proposing.showing import Offer, Presenter, marked
from .deciding import waiting
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
    proposed: int
    accepted: int

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
    offers: list[Offer]

    @property
    def clause(self) -> Any:
        """What is kept of it."""
        return self.shown.clause

    @property
    def title(self) -> SafeString:
        """Its heading, the words marked that proposals rest on."""
        return self._marked(0, len(self.clause["title"]))

    @property
    def text(self) -> SafeString:
        """Its text, with the same marks."""
        whole = len(self.shown.words)
        return self._marked(whole - len(self.clause["text"]), whole)

    def _marked(self, start: int, end: int) -> SafeString:
        quotes = [each.proposal["quote"] for each in self.offers if not each.refused]
        return marked(self.shown.words, quotes, start, end)

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
            len(waiting(each)),
            _accepted(each),
        )
        for index, each in enumerate(state["regulations"])
    ]


def _accepted(regulation: RegulationState) -> int:
    return sum(
        proposal["state"] == Decision.ACCEPTED
        for clause in regulation["clauses"]
        if not clause["out"]
        for proposal in clause["suggestions"]
    )


def clause_rows(regulation: RegulationState, presenter: Presenter) -> list[ClauseRow]:
    """The clauses of a regulation in their order, with the rules that are proposed for them."""
    return [
        ClauseRow(each, first=not at, offers=_offers(each, presenter))
        for at, each in enumerate(shown(regulation))
    ]


def _offers(each: Shown, presenter: Presenter) -> list[Offer]:
    """Text to be known rules nothing; what was accepted before it was called so is shown."""
    clause = each.clause
    if clause["out"]:
        return []
    found = presenter.offers(clause["suggestions"], each.words)
    return [offer for offer in found if offer.accepted or not clause["known"]]


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
