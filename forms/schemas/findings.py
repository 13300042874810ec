"""What is to be heeded about a form because the office holds it already."""

from collections.abc import Sequence

from facts.holding import held_keys
from facts.known import known_keys
from facts.models import About, Fact

from .fields import Field
from .finding import Finding
from .held import Entry, already_held


def found_held(fields: Sequence[Field], kind: str, slug: str) -> list[Finding]:
    """The fields of a form that the office could fill in itself (three queries)."""
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
