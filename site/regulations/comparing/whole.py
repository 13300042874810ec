"""Two texts as a whole: heading part and clauses."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .clauses import ClauseChange, compare_clauses
from .kind import Kind
from .spans import Span, spans
from .wording import plain

Clause = Mapping[str, Any]


@dataclass(frozen=True)
class Written:
    """What is compared: of an edition, or of a draft that nobody has published yet."""

    title: str
    heading: Mapping[str, Any] = field(default_factory=dict)
    clauses: Sequence[Clause] = ()
    #: The names of the units that it binds.
    binds: Sequence[str] = ()


@dataclass(frozen=True)
class HeadingChange:
    """One entry of the heading part (首部) that reads differently."""

    name: str
    before: str
    after: str

    @property
    def words(self) -> tuple[Span, ...]:
        """The entry with the characters that changed."""
        return spans(self.before, self.after)


@dataclass(frozen=True)
class Comparison:
    """All that differs, and all that does not."""

    heading: tuple[HeadingChange, ...]
    clauses: tuple[ClauseChange, ...]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not self.heading and all(each.kind == Kind.SAME for each in self.clauses)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many clauses there are of each kind of change; a kind without any is left out."""
        found = Counter(each.kind for each in self.clauses)
        return {kind: found[kind] for kind in Kind if found[kind]}

    def rules(self) -> dict[Kind, int]:
        """How many rules came, went and changed."""
        found = Counter(rule.kind for clause in self.clauses for rule in clause.changed_rules)
        return {kind: found[kind] for kind in Kind if found[kind]}


def compare(before: Written, after: Written) -> Comparison:
    """What differs between two texts; comparing a text with itself finds nothing."""
    return Comparison(
        tuple(_heading(before, after)), compare_clauses(before.clauses, after.clauses)
    )


def _heading(before: Written, after: Written) -> Iterator[HeadingChange]:
    old, new = _entries(before), _entries(after)
    for name in dict.fromkeys([*new, *old]):
        if old.get(name, "") != new.get(name, ""):
            yield HeadingChange(name, old.get(name, ""), new.get(name, ""))


def _entries(written: Written) -> dict[str, str]:
    # How clauses are numbered shows in their numbers.
    entries = {name: _said(value) for name, value in written.heading.items() if name != "numbering"}
    return {"title": written.title, **entries, "binds": "、".join(written.binds)}


def _said(value: Any) -> str:
    """An entry in words; posts and the like by their names."""
    if isinstance(value, list | tuple):
        return "、".join(each["name"] if isinstance(each, Mapping) else str(each) for each in value)
    return plain(str(value or ""))
