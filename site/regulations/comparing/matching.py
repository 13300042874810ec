"""Which clause of the one text is which of the other: by its stable id, else by likeness."""

from collections.abc import Mapping, Sequence
from typing import Any

from .wording import words_of

Clause = Mapping[str, Any]
#: How alike two texts are that count as one clause rewritten, in per cent.
ALIKE = 60
#: The same between texts that keep their ids: there a clause with another id was meant to be another.
ALIKE_THOUGH_ANOTHER = 85


def matched(before: Sequence[Clause], after: Sequence[Clause]) -> dict[int, int]:
    """Positions after → positions before, of clauses that are the same provision."""
    places = {clause["id"]: at for at, clause in enumerate(before)}
    pairs = {at: places[each["id"]] for at, each in enumerate(after) if each["id"] in places}
    # Another regulation, or the same imported anew, has other ids: first equal words, then like ones.
    ids_were_kept = bool(pairs)
    _match_equal(pairs, before, after)
    _match_alike(pairs, before, after, ALIKE_THOUGH_ANOTHER if ids_were_kept else ALIKE)
    return pairs


def _match_equal(pairs: dict[int, int], before: Sequence[Clause], after: Sequence[Clause]) -> None:
    places: dict[str, list[int]] = {}
    for at in _left(range(len(before)), pairs.values()):
        places.setdefault(words_of(before[at]), []).append(at)
    for at in _left(range(len(after)), pairs):
        words = words_of(after[at])
        if words and (equal := places.get(words)):
            pairs[at] = equal.pop(0)


def _match_alike(
    pairs: dict[int, int], before: Sequence[Clause], after: Sequence[Clause], alike: int
) -> None:
    """The likest pairs first; each clause has one partner at most."""
    # Only who compares two texts needs it, here and in `rules` and `spans`.
    from rapidfuzz import fuzz, process

    old = {at: words_of(before[at]) for at in _left(range(len(before)), pairs.values())}
    found = []
    for at in _left(range(len(after)), pairs):
        words = words_of(after[at])
        scored = process.extract(words, old, scorer=fuzz.ratio, score_cutoff=alike, limit=None)
        found += [
            (-score, abs(at - place), at + place, at, place)
            for text, score, place in scored
            if text and words
        ]
    # Of equally like ones the nearest; so the pairs are the same whichever text comes first.
    for *_rank, at, place in sorted(found):
        if at not in pairs and place in old:
            pairs[at] = place
            del old[place]


def _left(places: Any, taken: Any) -> list[int]:
    gone = set(taken)
    return [each for each in places if each not in gone]
