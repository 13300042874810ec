"""Fields that fill in facts: what a rule asks for, as a draft asks it."""

from collections.abc import Iterable, Iterator
from typing import Any

from facts.models import Fact, FactType

from ..fields import field_types
from .keys import free

MONEY = frozenset({"元", "万元"})


def fields_for(keys: Iterable[str]) -> list[dict[str, Any]]:
    """A field for each fact, in order; those that the system fills in by itself are not asked."""
    facts = {fact.key: fact for fact in Fact.objects.filter(key__in=set(keys), by_system=False)}
    return list(_fields([facts[key] for key in dict.fromkeys(keys) if key in facts]))


def _fields(facts: list[Fact]) -> Iterator[dict[str, Any]]:
    taken: set[str] = set()
    for fact in facts:
        key = free(fact.key.rpartition(".")[2], taken)
        taken.add(key)
        yield {
            "type": type_for(fact),
            "label": fact.label,
            "key": key,
            "required": True,
            "fact": fact.key,
            **_settings(fact),
        }


def type_for(fact: Fact) -> str:
    """The type of field that fills in a fact; a choice without options is a text."""
    if fact.type == FactType.NUMBER and fact.unit in MONEY and "money" in field_types():
        return "money"
    if fact.type == FactType.CHOICE and not fact.choices:
        return "text"
    return str(fact.type)


def _settings(fact: Fact) -> dict[str, Any]:
    if fact.type == FactType.CHOICE and fact.choices:
        return {
            "options": [
                {"value": code, "label": label, "withdrawn": False}
                for code, label in fact.choices.items()
            ]
        }
    if fact.type == FactType.NUMBER and fact.minimum is not None:
        return {"minimum": str(fact.minimum.normalize())}
    return {}
