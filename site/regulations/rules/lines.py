"""One fact from end to end: which rule is for which stretch, for each kind of case (pure)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from facts.conditions import Condition, Op, like

from .atoms import Atom, Dimension
from .bands import Bands
from .spaces import Box, meet, merged

#: So many kinds of cases are told apart; nobody would read more pictures of one fact.
MOST_CELLS = 200

#: The numbers of the bands that win, and the atoms for which they do.
Run = tuple[tuple[int, ...], tuple[Atom, ...]]


@dataclass(frozen=True)
class Segment:
    """A stretch for which the same rules are: none is a hole, several are an overlap."""

    of: tuple[Any, ...]
    rows: tuple[Condition, ...]
    low: Any = None
    high: Any = None
    #: The figure at which it begins, as the rules name it; None at the beginning of all.
    cut: Any = None


@dataclass(frozen=True)
class Line:
    """All stretches of one fact, for all cases that any of the lists of rows describes."""

    fact: str
    cases: tuple[tuple[Condition, ...], ...]
    segments: tuple[Segment, ...]

    @property
    def has_trouble(self) -> bool:
        """Whether no rule, or more than one, is for some stretch."""
        return any(len(each.of) != 1 for each in self.segments)


def lines(bands: Bands[Any], fact: str, within: Sequence[Condition] = ()) -> list[Line]:
    """The lines of a fact for the ordinary cases; those first in which something is wrong."""
    at = [each.fact for each in bands.space.dimensions].index(fact)
    start = meet(bands.space.ordinary, bands.space.box(within))
    if start is None:
        return []
    alike: dict[tuple[Run, ...], list[Box]] = {}
    for cell, present in _cells(bands, at, start):
        runs = tuple(_runs(bands, at, start[at], present))
        if len(runs) > 1:
            alike.setdefault(runs, []).append(cell)
    found = [
        Line(fact, _cases(bands, at, cells), tuple(_told(bands, at, runs)))
        for runs, cells in alike.items()
    ]
    return sorted(found, key=lambda each: (not each.has_trouble, -len(each.segments)))


def cut_facts(bands: Bands[Any]) -> Iterator[str]:
    """The figures and dates that the rows cut."""
    for each in bands.space.dimensions:
        if each.ordered and sum(atom.sample is not None for atom in each.atoms) > 1:
            yield each.fact


def _cells(bands: Bands[Any], at: int, start: Box) -> Iterator[tuple[Box, list[int]]]:
    """The cases cut so that, but for the fact, each band covers a cell or does not touch it."""
    left = [_flat(start, at)]
    for _number in range(MOST_CELLS):
        if not left:
            return
        here = left.pop()
        while parts := _split(bands, at, here):
            here, rest = parts
            left.append(rest)
        others = [_flat(box, at) for box in bands.boxes]
        yield here, [n for n, box in enumerate(others) if meet(here, box) == here]


def _split(bands: Bands[Any], at: int, here: Box) -> tuple[Box, Box] | None:
    """The part of a cell that some band covers along one more fact, and the rest."""
    for box in bands.boxes:
        shared = meet(here, _flat(box, at))
        if shared is None or shared == here:
            continue
        along = next(n for n, mask in enumerate(here) if shared[n] != mask)
        return _cut_in_two(here, along, shared[along])
    return None


def _cut_in_two(here: Box, along: int, mask: int) -> tuple[Box, Box]:
    before, after = here[:along], here[along + 1 :]
    return (*before, mask, *after), (*before, here[along] & ~mask, *after)


def _flat(box: Box, at: int) -> Box:
    """A box without regard to one fact; one that is empty there stays empty."""
    return (*box[:at], 1 if box[at] else 0, *box[at + 1 :])


def _runs(bands: Bands[Any], at: int, ordinary: int, present: Iterable[int]) -> Iterator[Run]:
    """Neighbouring atoms with the same winners, put together."""
    falling = sorted(present, key=lambda each: -bands.bands[each].priority)
    numbered = [
        (_winners(bands, at, falling, number), atom)
        for number, atom in enumerate(bands.space.dimensions[at].atoms)
        if atom.sample is not None and ordinary >> number & 1
    ]
    for won, group in groupby(numbered, key=lambda each: each[0]):
        yield won, tuple(atom for _won, atom in group)


def _winners(bands: Bands[Any], at: int, falling: Sequence[int], number: int) -> tuple[int, ...]:
    applying = [each for each in falling if bands.boxes[each][at] >> number & 1]
    top = bands.bands[applying[0]].priority if applying else 0
    return tuple(sorted(each for each in applying if bands.bands[each].priority == top))


def _told(bands: Bands[Any], at: int, runs: Sequence[Run]) -> Iterator[Segment]:
    dimension = bands.space.dimensions[at]
    named = _named(bands, dimension)
    cuts: list[Any] = [None]
    for (_won, before), (_next, after) in pairwise(runs):
        # “Up to 7, then from 8 on”: the bound that a rule names says which one to move.
        cuts.append(before[-1].high if before[-1].high in named else after[0].low)
    for number, (won, atoms) in enumerate(runs):
        end = cuts[number + 1] if number + 1 < len(cuts) else None
        low, high = atoms[0].low, atoms[-1].high
        rows = tuple(_rows(dimension.fact, low, high, cuts[number], end))
        rules = tuple(bands.bands[each].of for each in won)
        yield Segment(rules, rows, low, high, cuts[number])


def _rows(fact: str, low: Any, high: Any, begin: Any, end: Any) -> Iterator[Condition]:
    if low is not None and low == high:
        yield Condition(fact, Op.EQ, _plain(low))
        return
    if begin is not None:
        yield Condition(fact, Op.GE if begin == low else Op.GT, _plain(begin))
    if end is not None:
        yield Condition(fact, Op.LE if end == high else Op.LT, _plain(end))


def _named(bands: Bands[Any], dimension: Dimension) -> set[Any]:
    """The figures that the rules name."""
    rows = [row for band in bands.bands for row in band.when if row.fact == dimension.fact]
    asked = [row for row in rows if row.op is not Op.GIVEN]
    values = [
        value
        for row in asked
        for value in (row.value if isinstance(row.value, list | tuple) else [row.value])
    ]
    sample = dimension.atoms[0].sample
    return {like(sample, value) for value in values} if sample is not None else set()


def _cases(bands: Bands[Any], at: int, cells: Iterable[Box]) -> tuple[tuple[Condition, ...], ...]:
    dimensions = bands.space.dimensions
    pieces = [piece for box in merged(cells) for piece in bands.space.readable(box)]
    described = [
        tuple(
            row
            for number, (each, mask) in enumerate(zip(dimensions, piece, strict=True))
            if number != at
            for row in each.rows(mask)
        )
        for piece in pieces
    ]
    return tuple(each for n, each in enumerate(described) if each not in described[:n])


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
