"""What is printed: totals, per kind, what was missed, what was too much."""

from collections.abc import Sequence
from pathlib import Path

from regulations.suggesting import Suggestion, Vocabulary, suggest
from regulations.suggesting.figures import Figure

from .matching import Row, matched, rows_of
from .plain_text import clauses_of

QUOTED = 46


def measure(text: Path, sheet: Path) -> None:
    """Read the file, compare with the sheet, print."""
    rows = rows_of(sheet)
    asked = {each.kind for each in rows}
    every = suggest(clauses_of(text), Vocabulary())
    suggestions = [each for each in every if each.kind in asked]
    answered = matched(rows, suggestions)
    _totals(rows, suggestions, answered)
    _missed(rows, suggestions, answered)
    _too_much(suggestions, answered)
    aside = len(every) - len(suggestions)
    if aside:
        print(f"\n{aside} suggestions of kinds that the sheet has no row of are left aside.")


def _totals(
    rows: Sequence[Row], suggestions: Sequence[Suggestion], answered: dict[int, int]
) -> None:
    print(f"{'kind':<14}{'rows':>6}{'suggested':>11}{'right':>7}{'precision':>11}{'recall':>8}")
    for kind in ["all", *sorted({each.kind for each in rows})]:
        asked = [r for r, row in enumerate(rows) if kind in ("all", row.kind)]
        given = [each for each in suggestions if kind in ("all", each.kind)]
        right = sum(r in answered for r in asked)
        print(
            f"{kind:<14}{len(asked):>6}{len(given):>11}{right:>7}"
            f"{_share(right, len(given)):>11}{_share(right, len(asked)):>8}"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "-"


def _missed(
    rows: Sequence[Row], suggestions: Sequence[Suggestion], answered: dict[int, int]
) -> None:
    print("\nMissed (figures asked for | figures suggested on that line, of that kind):")
    used = set(answered.values())
    for r, row in enumerate(rows):
        if r in answered:
            continue
        near = [
            _said(each.figures)
            for s, each in enumerate(suggestions)
            if s not in used
            and each.kind == row.kind
            and row.first_line <= each.first_line <= row.last_line
        ]
        lines = f"{row.first_line}-{row.last_line}"
        print(
            f"  {row.id:<10}{row.kind:<12}{lines:<9}{_said(row.figures)} [{row.numbers}] | {'; '.join(near) or 'nothing'}"
        )


def _too_much(suggestions: Sequence[Suggestion], answered: dict[int, int]) -> None:
    print("\nSuggested, but not on the sheet:")
    used = set(answered.values())
    for s, each in enumerate(suggestions):
        if s not in used:
            print(
                f"  line {each.first_line:<5}{each.kind:<12}{_said(each.figures)}  {each.quote[:QUOTED]}"
            )


def _said(figures: frozenset[Figure]) -> str:
    return "{" + ", ".join(sorted(map(str, figures))) + "}"
