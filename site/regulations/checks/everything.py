"""All checks of a page, in the order in which an editor mends what they find."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from facts.words import Words, joined

from ..compiling import RuleInForce
from ..models.change import Change
from ..rules.kinds import RuleNotUnderstood
from ..standing import Standing, standing
from . import (
    authority,
    bands,
    completeness,
    conditions,
    consequences,
    deadlines,
    duties,
    evidence,
    fairness,
    grades,
    heading,
    limits,
    offered,
    others,
    pays,
    quotes,
    references,
    served,
    social,
    stability,
    stations,
    twins,
)
from .domains import domains_of
from .finding import Finding
from .seats import seats

Clauses = list[dict[str, Any]]


def find(
    page: Any, *, today: date | None = None, compiled: Standing | None = None
) -> list[Finding]:
    """All findings about a page as it stands in the editor; `today` is the day of the look."""
    if page.change == Change.REPEAL:
        return list(heading.find(page))
    try:
        compiled = compiled or standing(page)
    except RuleNotUnderstood as error:
        return [_not_understood(error)]
    words, clauses, rules = compiled.words, compiled.clauses, compiled.rules
    found = [
        *heading.find(page),
        *authority.find(page),
        *completeness.find(clauses),
        *social.find(page),
        *_of_rules(page, clauses, rules, words),
        *stability.find(page, clauses, today=today or localdate()),
        *offered.find(page),
    ]
    return _at_their_clauses(found, compiled.ids)


def _of_rules(
    page: Any, clauses: Clauses, rules: tuple[RuleInForce, ...], words: Words
) -> Iterator[Finding]:
    held = seats([unit.path for unit in page.binds.all()], page.in_force_from)
    rows = list(conditions.find(rules, words))
    yield from quotes.find(clauses)
    yield from references.find(clauses)
    yield from stations.find(rules, words, held)
    yield from deadlines.find(rules, words)
    yield from limits.find(rules)
    yield from served.find(page, rules, words)
    yield from grades.find(rules, words)
    yield from duties.find(rules, words)
    yield from consequences.find(rules, words)
    yield from pays.find(rules, words)
    yield from evidence.find(rules, words)
    yield from rows
    if all(each.waits for each in rows):
        # Cases can be told apart only when every row can be compared.
        domains = domains_of(rules, words)
        yield from bands.find(rules, words, domains)
        yield from deadlines.find_cases(rules, words, domains)
        yield from twins.find(rules, words, domains)
        yield from fairness.find(rules, words, domains, held)
    yield from others.find(page, rules, words)


def _at_their_clauses(found: list[Finding], ids: dict[str, str]) -> list[Finding]:
    """A finding that knows only the path gets the id of its clause too."""
    return [
        each if each.clause or each.path not in ids else replace(each, clause=ids[each.path])
        for each in found
    ]


def _not_understood(error: RuleNotUnderstood) -> Finding:
    sentence = _("A rule of the kind “%(kind)s” is incomplete: %(problems)s. Fill these in.")
    problems = joined(f"{where}（{what}）" for where, what in error.problems)
    return Finding(error.path, sentence % {"kind": error.kind, "problems": problems})
