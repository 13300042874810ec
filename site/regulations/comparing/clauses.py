"""Clause by clause: what was added, removed, changed, moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .kind import Kind
from .matching import matched
from .order import moved
from .rules import RuleChange, compare_rules
from .spans import Span, spans
from .wording import plain, table_text

Clause = Mapping[str, Any]
NOTHING: Clause = {"title": "", "text": "", "note": "", "known": False, "rules": ()}


@dataclass(frozen=True)
class ClauseChange:
    """One provision before and after; one of the two is missing when it was added or removed."""

    kind: Kind
    before: Clause | None
    after: Clause | None
    #: It may be changed and moved at once.
    moved: bool = False
    rules: tuple[RuleChange, ...] = ()

    @property
    def clause(self) -> Clause:
        """As it reads now; a removed one as it read last."""
        return self.after or self.before or NOTHING

    @property
    def renumbered(self) -> bool:
        """Whether it is cited under another number."""
        return bool(self.before and self.after and self.before["path"] != self.after["path"])

    @property
    def title(self) -> tuple[Span, ...]:
        """The heading with the characters that changed."""
        return self._spans("title")

    @property
    def text(self) -> tuple[Span, ...]:
        """The text with the characters that changed."""
        return self._spans("text")

    @property
    def note(self) -> tuple[Span, ...]:
        """The editor's note with the characters that changed."""
        return self._spans("note")

    @property
    def table(self) -> tuple[Span, ...]:
        """The table, a row a line, with the characters that changed."""
        return spans(table_text(self.before or NOTHING), table_text(self.after or NOTHING))

    @property
    def known(self) -> tuple[bool, bool]:
        """Whether it was and is marked as text to be known."""
        before, after = self.before or NOTHING, self.after or NOTHING
        return bool(before.get("known")), bool(after.get("known"))

    @property
    def changed_rules(self) -> tuple[RuleChange, ...]:
        """The rules that are not as they were."""
        return tuple(each for each in self.rules if each.kind != Kind.SAME)

    def _spans(self, name: str) -> tuple[Span, ...]:
        before, after = self.before or NOTHING, self.after or NOTHING
        return spans(plain(before.get(name)), plain(after.get(name)))


def compare_clauses(before: Sequence[Clause], after: Sequence[Clause]) -> tuple[ClauseChange, ...]:
    """What became of each clause, as they stand now; removed ones where they stood."""
    pairs = matched(before, after)
    elsewhere = moved(pairs, before, after)
    removed = _removed_behind(pairs, before)
    return tuple(_in_order(pairs, elsewhere, removed, before, after))


def _in_order(
    pairs: Mapping[int, int],
    elsewhere: frozenset[int],
    removed: Mapping[int, list[int]],
    before: Sequence[Clause],
    after: Sequence[Clause],
) -> Iterator[ClauseChange]:
    for place in removed.get(-1, ()):
        yield _removed(before[place])
    for at, clause in enumerate(after):
        if at not in pairs:
            yield ClauseChange(Kind.ADDED, None, clause, rules=compare_rules((), clause["rules"]))
            continue
        yield _both(before[pairs[at]], clause, moved=at in elsewhere)
        for place in removed.get(pairs[at], ()):
            yield _removed(before[place])


def _removed_behind(pairs: Mapping[int, int], before: Sequence[Clause]) -> dict[int, list[int]]:
    """Removed clauses by the position of the clause that stayed before them (-1: none did)."""
    stayed = set(pairs.values())
    found: dict[int, list[int]] = {}
    last = -1
    for place in range(len(before)):
        if place in stayed:
            last = place
        else:
            found.setdefault(last, []).append(place)
    return found


def _removed(clause: Clause) -> ClauseChange:
    return ClauseChange(Kind.REMOVED, clause, None, rules=compare_rules(clause["rules"], ()))


def _both(before: Clause, after: Clause, *, moved: bool) -> ClauseChange:
    rules = compare_rules(before["rules"], after["rules"])
    if _words(before) != _words(after) or any(each.kind != Kind.SAME for each in rules):
        kind = Kind.CHANGED
    elif moved:
        kind = Kind.MOVED
    else:
        kind = Kind.SAME if before["path"] == after["path"] else Kind.RENUMBERED
    return ClauseChange(kind, before, after, moved, rules)


def _words(clause: Clause) -> tuple[Any, ...]:
    texts = (plain(clause.get(name)) for name in ("title", "text", "note"))
    return *texts, table_text(clause), bool(clause.get("known"))
