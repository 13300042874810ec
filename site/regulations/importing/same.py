"""Which regulations of a file say the same, and in which share of their words (D6 is D2 again)."""

from collections.abc import Sequence
from dataclasses import replace

from .clauses import OutlinedRegulation, Role
from .limits import MOST_COMPARED
from .lines import visible

#: From this share on, two regulations are the same one twice.
SAME_FROM = 0.8
#: Longer texts are compared by their groups of characters, which costs less.
LONGEST_COMPARED = 60_000
GROUP = 6


def with_same(regulations: Sequence[OutlinedRegulation]) -> tuple[OutlinedRegulation, ...]:
    """Mark each regulation that repeats an earlier one."""
    compared, rest = regulations[:MOST_COMPARED], regulations[MOST_COMPARED:]
    texts = [_provisions(each) for each in compared]
    groups = [_groups(each) for each in texts]
    found: list[OutlinedRegulation] = []
    for at, regulation in enumerate(compared):
        best, share = None, 0.0
        for other in range(at):
            if found[other].same_as is None:
                equal = _share(texts[other], texts[at], groups[other], groups[at])
                best, share = (other, equal) if equal > share else (best, share)
        found.append(
            replace(regulation, same_as=best, share=share) if best is not None else regulation
        )
    return (*found, *rest)


def _provisions(regulation: OutlinedRegulation) -> str:
    kept = [each for each in regulation.clauses if not each.left_out and each.role is not Role.PART]
    return visible("".join(each.words for each in kept))


def _groups(text: str) -> frozenset[str]:
    return frozenset(text[at : at + GROUP] for at in range(max(len(text) - GROUP + 1, 0)))


def _share(one: str, other: str, groups: frozenset[str], others: frozenset[str]) -> float:
    """The share of equal words; 0 below the share from which two are the same."""
    if min(len(one), len(other)) < GROUP:
        return 0.0
    alike = 2 * len(groups & others) / (len(groups) + len(others))
    if alike < SAME_FROM / 2:
        return 0.0
    if max(len(one), len(other)) > LONGEST_COMPARED:
        return alike if alike >= SAME_FROM else 0.0
    # Only who imports a regulation needs it.
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other, score_cutoff=SAME_FROM))
