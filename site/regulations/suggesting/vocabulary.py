"""The office's own names of posts, units, forms and facts, found in a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from facts.words import Words

from .folding import folded


@dataclass(frozen=True)
class Named:
    """A name found in the text: its code, and where it stands."""

    code: str
    start: int
    end: int


@dataclass(frozen=True)
class Vocabulary:
    """Codes by name; of several codes with one name the first is proposed.

    `measures` are the units in which facts are counted (leave.days: 天).
    """

    posts: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Words) -> "Vocabulary":
        """The same names that rules are read aloud with, the other way round."""
        return cls(
            posts=_by_name(words.posts),
            units=_by_name(words.units),
            forms=_by_name(words.forms),
            facts=_by_name(words.facts),
            measures=words.units_of_measure,
        )

    def posts_in(self, text: str) -> list[Named]:
        """Every post that the text names, in its order; the longest name wins."""
        return _named(self.posts, text)

    def form_in(self, text: str) -> str | None:
        """The form that the text names, if it names one."""
        found = _named(self.forms, text)
        return found[0].code if found else None

    def fact_for(self, text: str, unit: str) -> str | None:
        """The fact counted in this unit whose label the text comes nearest to; parts (\\0) in their order."""
        countable = {
            label: key for label, key in self.facts.items() if self.measures.get(key) == unit
        }
        for part in text.split("\0"):
            shared = {key: _shared(label, part) for label, key in countable.items()}
            best = max(shared, key=lambda key: shared[key], default=None)
            if best is not None and shared[best]:
                return best
        return None


def _by_name(labels: Mapping[str, str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for code, name in labels.items():
        names.setdefault(name, code)
    return names


def _named(names: Mapping[str, str], text: str) -> list[Named]:
    return sorted(_found(names, folded(text)), key=lambda each: each.start)


def _found(names: Mapping[str, str], text: str) -> Iterator[Named]:
    for name in sorted(filter(None, names), key=len, reverse=True):
        plain = folded(name)
        while (start := text.find(plain)) >= 0:
            yield Named(names[name], start, start + len(plain))
            text = text[:start] + "\0" * len(plain) + text[start + len(plain) :]


def _shared(label: str, text: str) -> int:
    """How many pairs of signs of the label stand in the text."""
    return sum(label[at : at + 2] in text for at in range(len(label) - 1))
