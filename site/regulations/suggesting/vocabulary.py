"""The office's own names of posts, units and forms, found in a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .folding import folded


@dataclass(frozen=True)
class Named:
    """A name found in the text: its code, and where it stands."""

    code: str
    start: int
    end: int


@dataclass(frozen=True)
class Vocabulary:
    """Codes by name; several codes may bear one name, then the first is proposed."""

    posts: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _longest_first(self) -> list[tuple[str, str]]:
        names = [(folded(name), code) for name, code in self.posts.items() if name]
        return sorted(names, key=lambda each: len(each[0]), reverse=True)

    def posts_in(self, text: str) -> list[Named]:
        """Every post that the text names, in its order; the longest name wins."""
        return sorted(self._found(folded(text)), key=lambda each: each.start)

    def _found(self, text: str) -> Iterator[Named]:
        for name, code in self._longest_first:
            while (start := text.find(name)) >= 0:
                yield Named(code, start, start + len(name))
                text = text[:start] + "\0" * len(name) + text[start + len(name) :]
