"""Which codes of a fact an office's own rules name: of a long list these are wanted first."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from facts.conditions import Condition

from .in_force import Binding


def codes_asked(found: Iterable[Binding], fact: str) -> frozenset[str]:
    """The codes of a fact that the rules in force ask about: what an office's own regulations name."""
    rules = (rule.rule for binding in found for rule in binding.rules)
    return frozenset(code for rule in rules for code in _codes_in(rule, fact))


def _codes_in(part: Any, fact: str) -> Iterator[str]:
    """The values of the conditions about a fact, wherever they stand in a rule."""
    match part:
        case Condition():
            if part.fact == fact:
                values = part.value if isinstance(part.value, list | tuple) else [part.value]
                yield from map(str, values)
        case tuple() | list() | frozenset():
            for each in part:
                yield from _codes_in(each, fact)
        case _ if is_dataclass(part):
            for each in fields(part):
                yield from _codes_in(getattr(part, each.name), fact)
