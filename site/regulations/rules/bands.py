"""Do rules cover every case exactly once? Holes, overlaps and what can never apply (pure)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import Any, Generic, TypeVar

from facts.conditions import Condition, Facts

from .atoms import Domain
from .choose import CitedRoute
from .route import Place
from .spaces import Box, Space, TooIntricate, meet, meeting, merged, uncovered

__all__ = ["Band", "Bands", "Domain", "Hole", "Never", "Overlap", "TooIntricate", "findings"]

T = TypeVar("T")

#: So many pieces of one hole are put together again; more than anybody would read.
MOST_PIECES = 400


@dataclass(frozen=True)
class Band(Generic[T]):
    """One of several rules on one matter: the rows under which it applies, and which wins."""

    of: T
    when: tuple[Condition, ...]
    priority: int = 0


@dataclass(frozen=True)
class Hole:
    """Cases that no band covers, with one of them; `unusual` when no office need ever meet them."""

    facts: Facts = field(hash=False)
    region: tuple[Condition, ...] = field(default=(), compare=False)
    missing: tuple[str, ...] = field(default=(), compare=False)
    unusual: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Overlap:
    """Cases that several bands of one priority cover, with one of them."""

    facts: Facts = field(hash=False)
    routes: tuple[Any, ...] = ()
    region: tuple[Condition, ...] = field(default=(), compare=False)
    missing: tuple[str, ...] = field(default=(), compare=False)
    unusual: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Never:
    """A band that no case falls into: its rows contradict each other, or others always win."""

    of: Any
    beaten: bool


Finding = Hole | Overlap


class Bands(Generic[T]):
    """Several bands, each as a box of the space that their rows span."""

    def __init__(
        self,
        bands: Sequence[Band[T]],
        domains: Mapping[str, Domain],
        also: Iterable[Condition] = (),
    ) -> None:
        rows = [row for band in bands for row in band.when]
        self.space = Space.of([*rows, *also], domains)
        self.bands = bands
        self.boxes = [self.space.box(band.when) for band in bands]

    def holes(self) -> Iterator[Hole]:
        """Every case without a band: the ordinary ones, then the unusual ones."""
        for unusual, within in self._parts():
            for box in self._whole(uncovered(within, self.boxes)):
                yield Hole(*self._told(box), unusual)

    def overlaps(self) -> Iterator[Overlap]:
        """Every pair of bands that meet where none of a higher priority applies; three at once, once."""
        told: set[frozenset[int]] = set()
        for one, other in self._meeting():
            if any({one, other} <= each for each in told):
                continue
            if found := self._overlap(one, other):
                told.add(frozenset(found[0]))
                winners = tuple(self.bands[each].of for each in found[0])
                facts, region, missing = self._told(found[1])
                yield Overlap(facts, winners, region, missing, found[2])

    def never(self) -> Iterator[Never]:
        """Bands that cannot apply, or never win."""
        for at, (band, box) in enumerate(zip(self.bands, self.boxes, strict=True)):
            if not all(box):
                yield Never(band.of, beaten=False)
            elif next(uncovered(box, self._above(at)), None) is None:
                yield Never(band.of, beaten=True)

    def wins(self, at: int, rows: Sequence[Condition]) -> bool:
        """Whether a band has an ordinary case in which these rows hold too, and wins there."""
        shared = meeting([self.boxes[at], self.space.box(rows)], self.space.ordinary)
        return shared is not None and next(uncovered(shared, self._above(at)), None) is not None

    def _parts(self) -> Iterator[tuple[bool, Box]]:
        yield False, self.space.ordinary
        for box in self.space.unusual():
            yield True, box

    def _meeting(self) -> Iterator[tuple[int, int]]:
        for one, other in combinations(range(len(self.bands)), 2):
            if self.bands[one].priority == self.bands[other].priority:
                yield one, other

    def _overlap(self, one: int, other: int) -> tuple[tuple[int, ...], Box, bool] | None:
        """All that apply where two meet, where that is, and whether only in unusual cases."""
        shared = meet(self.boxes[one], self.boxes[other])
        if shared is None:
            return None
        for unusual, within in self._parts():
            part = meet(shared, within)
            pieces = self._whole(uncovered(part, self._above(one))) if part is not None else []
            if pieces:
                return self._throughout(pieces[0], one), pieces[0], unusual
        return None

    def _throughout(self, piece: Box, one: int) -> tuple[int, ...]:
        """The bands of one priority that apply in all of a piece."""
        priority = self.bands[one].priority
        pairs = enumerate(zip(self.bands, self.boxes, strict=True))
        return tuple(
            at
            for at, (band, box) in pairs
            if band.priority == priority and meet(piece, box) == piece
        )

    def _above(self, at: int) -> list[Box]:
        priority = self.bands[at].priority
        pairs = zip(self.bands, self.boxes, strict=True)
        return [box for band, box in pairs if band.priority > priority]

    def _whole(self, pieces: Iterator[Box]) -> list[Box]:
        together = merged(islice(pieces, MOST_PIECES))
        return [each for box in together for each in self.space.readable(box)]

    def _told(self, box: Box) -> tuple[Facts, tuple[Condition, ...], tuple[str, ...]]:
        space = self.space
        return space.example(box), space.region(box), space.missing(box)


def findings(routes: Sequence[CitedRoute], domains: Mapping[str, Domain]) -> list[Finding]:
    """The holes between the main routes of a form, then their overlaps."""
    bands = of_routes(routes, domains)
    return [*bands.holes(), *bands.overlaps()]


def of_routes(
    routes: Sequence[CitedRoute], domains: Mapping[str, Domain], also: Iterable[Condition] = ()
) -> Bands[CitedRoute]:
    """The main routes of a form as bands; those placed behind are added to whichever wins."""
    main = [each for each in routes if each.route.place is Place.MAIN]
    return Bands([Band(each, each.route.when, each.route.priority) for each in main], domains, also)
