"""What moved: read within each heading, so that a heading takes along all that is under it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

Clause = Mapping[str, Any]


def moved(
    pairs: Mapping[int, int], before: Sequence[Clause], after: Sequence[Clause]
) -> frozenset[int]:
    """Positions after of matched clauses that stand under another heading, or elsewhere under it."""
    under_old, under_new = _parents(before), _parents(after)
    elsewhere, siblings = set(), defaultdict(list)
    for at, place in sorted(pairs.items()):
        above = under_new[at]
        if (None if above is None else pairs.get(above, -1)) == under_old[place]:
            siblings[above].append(at)
        else:
            elsewhere.add(at)
    for group in siblings.values():
        stayed = _longest_rising([pairs[at] for at in group])
        elsewhere.update(at for at in group if pairs[at] not in stayed)
    return frozenset(elsewhere)


def _parents(clauses: Sequence[Clause]) -> list[int | None]:
    """The position of the heading above each clause."""
    above: list[int] = []
    found: list[int | None] = []
    for at, clause in enumerate(clauses):
        while above and clauses[above[-1]]["level"] >= clause["level"]:
            above.pop()
        found.append(above[-1] if above else None)
        above.append(at)
    return found


def _longest_rising(places: Sequence[int]) -> set[int]:
    """The most that can have stayed in order; the fewest then have moved."""
    ends: list[int] = []
    lengths = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        lengths.append(at)
    kept: set[int] = set()
    wanted = len(ends) - 1
    for place, length in zip(reversed(places), reversed(lengths), strict=True):
        if length == wanted:
            kept.add(place)
            wanted -= 1
    return kept
