"""All that is found about the fields of a form: what must be mended, then what is to be heeded."""

from typing import Any

from facts.holding import held_keys
from facts.known import known_keys
from facts.models import About, Fact

from .checks import find
from .finding import Finding
from .held import Entry, already_held

Fields = list[dict[str, Any]]


def findings(fields: Fields, kind: str) -> list[Finding]:
    """Findings of either level, the graver ones first."""
    return [*(Finding(sentence) for sentence in find(fields, kind)), *heeded(fields)]


def heeded(fields: Fields) -> list[Finding]:
    """Only those that do not keep it from being published (three queries)."""
    return list(already_held(fields, dictionary()))


def dictionary() -> list[Entry]:
    """The facts that a field may be bound to, with whether the office holds them."""
    held = held_keys() | known_keys()
    rows = Fact.objects.filter(by_system=False).values_list("key", "label", "type", "about")
    # What is held about a household comes filled in once it is chosen, in a row of a group too.
    return [
        Entry(key, label, kind, about == About.PERSON and key in held)
        for key, label, kind, about in rows
    ]
