"""Which rules ask about which facts, for the dictionary; which of them name a post."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, get_args, get_type_hints

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from facts.conditions import Condition
from facts.dictionary import APPLICANT_POST
from facts.usage import Use, Users, by_fact

from .compiling import codes_in
from .models import Edition
from .rules.kinds import FactKey, PostCode, build
from .shelf import coming, current

#: The codes that a condition row names.
OfRow = Callable[[Condition], set[str]]


def asked_now(on: date) -> dict[str, list[Use]]:
    """By fact the clauses in force whose rules ask about it or fill it in (one query)."""
    editions = _readable(current(on)).order_by("title")
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


def posts_named(code: str, on: date) -> Iterator[str]:
    """The clauses whose rules name a post, in force or published for later."""
    for edition in (*_readable(current(on)), *_readable(coming(on))):
        yield from clauses_naming(edition, code)


def codes_kept(code: str) -> Iterator[str]:
    """The clauses of any edition ever published whose rules name a post."""
    for edition in _readable(Edition.objects.filter(clauses__icontains=code)).iterator():
        yield from clauses_naming(edition, code)


def clauses_naming(edition: Edition, code: str) -> Iterator[str]:
    """The clauses of an edition whose rules name a post."""
    for clause in edition.clauses:
        rules = (build(rule["kind"], rule["parameters"]) for rule in clause["rules"])
        if any(code in posts_in(rule) for rule in rules):
            yield f"《{edition.title}》{clause['path']}"


def facts_in(value: Any) -> set[str]:
    """The facts that a rule names, wherever in its parameters."""
    return _codes(value, FactKey, lambda row: {row.fact})


def posts_in(value: Any) -> set[str]:
    """The posts that a rule names, also those of applicants in its conditions."""
    return _codes(value, PostCode, _posts_of_applicants)


def _posts_of_applicants(row: Condition) -> set[str]:
    if row.fact != APPLICANT_POST or not row.value:
        return set()
    return {row.value} if isinstance(row.value, str) else set(row.value)


def _readable(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    return editions.only("slug", "number", "title", "clauses")


def _codes(value: Any, kind: Any, of_row: OfRow) -> set[str]:
    match value:
        case Condition():
            return of_row(value)
        case tuple() | frozenset():
            return set().union(*(_codes(each, kind, of_row) for each in value))
        case _ if is_dataclass(value) and not isinstance(value, type):
            return set().union(*(_in_parameter(value, n, kind, of_row) for n in _names(value)))
        case _:
            return set()


def _in_parameter(rule: Any, name: str, kind: Any, of_row: OfRow) -> set[str]:
    given = getattr(rule, name)
    of: Any = type(rule)
    if not _names_codes(of, name, kind):
        return _codes(given, kind, of_row)
    return set(given) if isinstance(given, tuple) else {given} - {None}


@cache
def _names_codes(rule: Any, name: str, kind: Any) -> bool:
    return kind in _kinds(get_type_hints(rule)[name])


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
