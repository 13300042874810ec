"""Which numbering style prints the marks as they stand in the file, and which labels it needs."""

from collections.abc import Sequence
from dataclasses import replace

from ..numbering import Numbering, number
from .clauses import OutlinedClause, Role

#: Marks that are no numbers are printed as they are, whatever the style.
NUMBERED_ROLES = frozenset({Role.CLAUSE})
MOST_ROUNDS = 12


def numbered(clauses: Sequence[OutlinedClause]) -> tuple[str, tuple[OutlinedClause, ...]]:
    """The style that needs the fewest labels, and the clauses with labels and paths."""
    style = min(
        Numbering.values, key=lambda each: len(_misprinted(clauses, _labels(clauses), each))
    )
    labels = _labels(clauses)
    for _round in range(MOST_ROUNDS):
        wrong = _misprinted(clauses, labels, style)
        if not wrong:
            break
        for at in wrong:
            labels[at] = clauses[at].mark
    else:
        labels = [each.mark for each in clauses]
    printed = number(_pairs(clauses, labels), style)
    return style, tuple(
        replace(clause, label=label, path=each.path)
        for clause, label, each in zip(clauses, labels, printed, strict=True)
    )


def _labels(clauses: Sequence[OutlinedClause]) -> list[str]:
    return ["" if each.role in NUMBERED_ROLES else each.mark for each in clauses]


def _pairs(clauses: Sequence[OutlinedClause], labels: Sequence[str]) -> list[tuple[int, str]]:
    return [(each.level, label) for each, label in zip(clauses, labels, strict=True)]


def _misprinted(clauses: Sequence[OutlinedClause], labels: Sequence[str], style: str) -> list[int]:
    printed = number(_pairs(clauses, labels), style)
    return [at for at, each in enumerate(printed) if each.mark != clauses[at].mark]
