"""Which rules in force ask about which facts, for the dictionary."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, get_args, get_type_hints

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from facts.conditions import Condition
from facts.usage import Use, Users, by_fact

from .compiling import codes_in
from .models import Edition
from .rules.kinds import FactKey, build
from .shelf import current


def asked_now(on: date) -> dict[str, list[Use]]:
    """By fact the clauses in force whose rules ask about it or fill it in (one query)."""
    editions = current(on).only("slug", "number", "title", "clauses").order_by("title")
    return by_fact(pair for edition in editions for pair in _uses(edition))


def asked_ever(key: str) -> bool:
    """Whether a rule of any edition mentioned a fact."""
    rows = Edition.objects.filter(clauses__icontains=f'"{key}"').only("clauses")
    return any(
        key in codes_in(rule["parameters"])
        for edition in rows.iterator()
        for clause in edition.clauses
        for rule in clause["rules"]
    )


def facts_in(value: Any) -> set[str]:
    """The facts that a rule names, wherever in its parameters."""
    match value:
        case Condition():
            return {value.fact}
        case tuple() | frozenset():
            return set().union(*map(facts_in, value))
        case _ if is_dataclass(value) and not isinstance(value, type):
            return set().union(*(_in_parameter(value, name) for name in _names(value)))
        case _:
            return set()


def _in_parameter(rule: Any, name: str) -> set[str]:
    given = getattr(rule, name)
    kind: Any = type(rule)
    if not _names_facts(kind, name):
        return facts_in(given)
    return set(given) if isinstance(given, tuple) else {given} - {None}


@cache
def _names_facts(rule: Any, name: str) -> bool:
    return FactKey in _kinds(get_type_hints(rule)[name])


def _kinds(hint: Any) -> set[Any]:
    inner = get_args(hint)
    return {hint}.union(*map(_kinds, inner)) if inner else {hint}


def _names(rule: Any) -> list[str]:
    return [each.name for each in fields(rule)]


def _uses(edition: Edition) -> Iterator[tuple[str, Use]]:
    address = reverse("portal:regulation", args=[edition.slug])
    for clause in edition.clauses:
        for rule in clause["rules"]:
            url = f"{address}?edition={edition.number}#{clause['id']}"
            use = Use(f"《{edition.title}》{clause['path']}", rule["sentence"], url)
            for key in sorted(facts_in(build(rule["kind"], rule["parameters"]))):
                yield key, use


RULES = Users("rules", _("rules that use it"), asked_now, asked_ever)
