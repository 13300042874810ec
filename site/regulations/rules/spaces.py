"""What conditions can ask about, cut where they cut it, so that cases can be told apart exactly (pure).

Each fact is a dimension. Between two cuts all values behave alike: such a piece is an atom, and one
sample stands for it. A list of condition rows is a box: for each fact, the atoms for which they hold.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import and_

from facts.conditions import Condition, Facts

from .atoms import Dimension, Domain, dimension

#: For each dimension the atoms that belong to it, as bits.
Box = tuple[int, ...]

#: Beyond so many cuts a question is given up, and whoever asked says so; no office comes near it.
MOST_CUTS = 50_000


class TooIntricate(Exception):
    """The rows cut each other in more ways than anybody could read."""


@dataclass(frozen=True)
class Space:
    """All cases that rows can tell apart."""

    dimensions: tuple[Dimension, ...]

    @classmethod
    def of(
        cls, rows: Iterable[Condition], domains: Mapping[str, Domain], also: Iterable[str] = ()
    ) -> "Space":
        """The space of the facts that rows ask about (and of some others), in their order."""
        asked: dict[str, list[Condition]] = {}
        for row in rows:
            asked.setdefault(row.fact, []).append(row)
        for key in also:
            asked.setdefault(key, [])
        return cls(tuple(dimension(key, about, domains.get(key)) for key, about in asked.items()))

    @property
    def everything(self) -> Box:
        """Every case, the unusual ones too."""
        return tuple(each.all for each in self.dimensions)

    @property
    def ordinary(self) -> Box:
        """The cases that every office has: facts are filled in, and nobody holds two posts."""
        return tuple(each.ordinary for each in self.dimensions)

    def unusual(self) -> Iterator[Box]:
        """All other cases, as boxes without a common point."""
        for here, each in enumerate(self.dimensions):
            if rest := each.all & ~each.ordinary:
                before = self.ordinary[:here]
                yield (*before, rest, *self.everything[here + 1 :])

    def box(self, rows: Sequence[Condition]) -> Box:
        """The cases for which all rows hold."""
        return tuple(
            each.holding([row for row in rows if row.fact == each.fact]) for each in self.dimensions
        )

    def example(self, box: Box) -> Facts:
        """One case of a box; a fact that is missing in it is left out."""
        samples = {each.fact: each.first(mask).sample for each, mask in self._with(box)}
        return {key: value for key, value in samples.items() if value is not None}

    def missing(self, box: Box) -> tuple[str, ...]:
        """The facts that are not given in any case of a box."""
        return tuple(each.fact for each, mask in self._with(box) if each.is_missing(mask))

    def region(self, box: Box) -> tuple[Condition, ...]:
        """A box in rows, as an editor would write it; what is unusual in it only the example tells."""
        return tuple(row for each, mask in self._with(box) for row in each.rows(mask))

    def readable(self, box: Box) -> list[Box]:
        """A box cut so that rows can say each piece: a band of figures has no gap."""
        pieces: list[Box] = [()]
        for each, mask in self._with(box):
            pieces = [(*piece, run) for piece in pieces for run in each.runs(mask)]
        return pieces

    def _with(self, box: Box) -> Iterator[tuple[Dimension, int]]:
        return zip(self.dimensions, box, strict=True)


def meet(one: Box, other: Box) -> Box | None:
    """The cases that two boxes share, or None when there are none."""
    shared = tuple(map(and_, one, other))
    return shared if all(shared) else None


def meeting(boxes: Iterable[Box], everything: Box) -> Box | None:
    """The cases that all boxes share."""
    shared: Box | None = everything
    for box in boxes:
        shared = meet(shared, box) if shared is not None else None
    return shared


def uncovered(within: Box, boxes: Iterable[Box]) -> Iterator[Box]:
    """What of a box lies in none of the others, in pieces without a common point.

    A box that only partly covers what is left cuts it in two, along one fact; the piece
    outside has one box less to think of, the piece inside one fact less.
    """
    left = [(within, list(boxes))]
    cuts = 0
    while left:
        here, others = left.pop()
        touching = [each for other in others if (each := meet(here, other)) is not None]
        if not touching:
            yield here
            continue
        fact = _cut(here, touching)
        if fact is None:
            continue
        cuts += 1
        if cuts > MOST_CUTS:
            raise TooIntricate
        at, mask = fact
        parts = (mask, here[at] & ~mask)
        left += [((*here[:at], part, *here[at + 1 :]), touching) for part in parts]


def _cut(here: Box, touching: Sequence[Box]) -> tuple[int, int] | None:
    """Where to cut: along the box that comes nearest to covering all; None when one does."""
    differing = [
        [
            at
            for at, (mine, all_of_it) in enumerate(zip(box, here, strict=True))
            if mine != all_of_it
        ]
        for box in touching
    ]
    nearest = min(range(len(touching)), key=lambda each: len(differing[each]))
    if not differing[nearest]:
        return None
    at = max(differing[nearest], key=lambda fact: sum(fact in each for each in differing))
    return at, touching[nearest][at]


def merged(boxes: Iterable[Box]) -> list[Box]:
    """The same cases in fewer boxes: those that differ in one fact only become one."""
    found = list(boxes)
    before = -1
    while found and len(found) != before:
        before = len(found)
        for at in range(len(found[0])):
            beside: dict[Box, int] = {}
            for box in found:
                rest = (*box[:at], *box[at + 1 :])
                beside[rest] = beside.get(rest, 0) | box[at]
            found = [(*rest[:at], mask, *rest[at:]) for rest, mask in beside.items()]
    return found
