"""What of a regulation runs, what is text to be known, and what is open."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .rules.kinds import Choice

Clause = Mapping[str, Any]


class Standing(Choice):
    """How a clause is served."""

    RUNS = "runs", _("carried out")
    KNOWN = "known", _("text to be known")
    OPEN = "open", _("not settled yet")


@dataclass(frozen=True)
class Count:
    """How many of each standing."""

    runs: int
    known: int
    open: int

    @property
    def all(self) -> int:
        """All together."""
        return self.runs + self.known + self.open

    @property
    def percent(self) -> int:
        """The whole percentage that is not open; 100 only when nothing is."""
        return 100 if not self.open else 100 * (self.runs + self.known) // self.all

    def __add__(self, other: "Count") -> "Count":
        return Count(self.runs + other.runs, self.known + other.known, self.open + other.open)


@dataclass(frozen=True)
class Provision:
    """A clause that lays something down, with its standing and the kinds of its rules."""

    clause: str
    path: str
    title: str
    text: str
    standing: Standing
    kinds: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Coverage:
    """The coverage of one regulation: of an edition, or of the page with its draft."""

    slug: str
    title: str
    provisions: tuple[Provision, ...]
    edition: int | None = None
    label: str = ""
    page: int | None = None

    @property
    def clauses(self) -> Count:
        """Counted by clause."""
        return _count(each.standing for each in self.provisions)

    @property
    def sources(self) -> Count:
        """Counted by source provision; where several clauses took one up, the most settled counts."""
        best: dict[str, Standing] = {}
        for each in self.provisions:
            for source in each.sources:
                known = best.setdefault(source, each.standing)
                best[source] = max(known, each.standing, key=_SETTLED.index)
        return _count(best.values())

    @property
    def kinds(self) -> dict[str, int]:
        """How many rules of each kind."""
        return dict(Counter(kind for each in self.provisions for kind in each.kinds))

    def of(self, standing: Standing) -> list[Provision]:
        """The clauses of one standing."""
        return [each for each in self.provisions if each.standing is standing]


_SETTLED = [Standing.OPEN, Standing.KNOWN, Standing.RUNS]


def provisions(clauses: Sequence[Clause]) -> list[tuple[Clause, Standing]]:
    """The clauses that lay something down; a heading without text does not."""
    return [(each, _standing(each)) for each in clauses if _lays_down(each)]


def coverage_of_clauses(slug: str, title: str, clauses: Sequence[Clause], **more: Any) -> Coverage:
    """The coverage of clauses as an edition keeps them."""
    found = tuple(
        Provision(
            clause=each["id"],
            path=each["path"],
            title=each["title"],
            text=each["text"],
            standing=standing,
            kinds=tuple(rule["kind"] for rule in each["rules"]),
            sources=tuple(each["sources"]),
        )
        for each, standing in provisions(clauses)
    )
    return Coverage(slug, title, found, **more)


def kinds_of(found: Iterable[Coverage]) -> dict[str, int]:
    """How many rules of each kind, all regulations together."""
    return dict(sum((Counter(each.kinds) for each in found), Counter()))


def total(counts: Iterable[Count]) -> Count:
    """All counts together."""
    return sum(counts, Count(0, 0, 0))


def _lays_down(clause: Clause) -> bool:
    return bool(clause["text"].strip() or clause.get("table") or clause["rules"])


def _standing(clause: Clause) -> Standing:
    if clause["rules"]:
        return Standing.RUNS
    return Standing.KNOWN if clause.get("known") else Standing.OPEN


def _count(standings: Iterable[Standing]) -> Count:
    counted = Counter(standings)
    return Count(counted[Standing.RUNS], counted[Standing.KNOWN], counted[Standing.OPEN])
