"""The vocabulary with which rules read themselves aloud: labels of facts, posts, units, forms, acts (pure)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Words:
    """Labels by code; a code without a label reads as itself, so a sentence is never empty."""

    facts: Mapping[str, str] = field(default_factory=dict)
    units_of_measure: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    posts: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    acts: Mapping[str, str] = field(default_factory=dict)

    def only(self, codes: Collection[str]) -> "Words":
        """The labels of these codes, and all choices of the facts among them."""
        return Words(
            **{
                each.name: {key: label for key, label in labels.items() if key in codes}
                for each in fields(self)
                if isinstance(labels := getattr(self, each.name), Mapping)
            }
        )

    def fact(self, key: str) -> str:
        return self.facts.get(key, key)

    def post(self, code: str) -> str:
        return self.posts.get(code, code)

    def unit(self, code: str) -> str:
        return self.units.get(code, code)

    def form(self, slug: str) -> str:
        return self.forms.get(slug, slug)

    def act(self, code: str) -> str:
        return self.acts.get(code, code)

    def value(self, fact: str, value: Any) -> str:
        """A value of a fact with its unit of measure, a choice by its label, a list joined."""
        if isinstance(value, list | tuple | frozenset | set):
            return joined(self.value(fact, each) for each in value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, Decimal):
            value = plain(value)
        label = self.choices.get(fact, {}).get(str(value), str(value))
        unit = self.units_of_measure.get(fact, "")
        return f"{label} {unit}".strip() if unit else label


def plain(number: Decimal) -> str:
    """A figure without trailing zeros and without an exponent: 5.000 → 5."""
    return f"{number.normalize():f}"


def joined(parts: Iterable[str]) -> str:
    """Parts of one enumeration, with the mark of the language (、)."""
    return _(", ").join(parts)
