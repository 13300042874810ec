"""No other regulation in force lays down the same thing for the same people (DM-3)."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from facts.words import Words, joined

from ..compiling import RuleInForce, rules_of_edition
from ..in_force import bindings, subject_of
from .finding import Finding


def find(page: Any, rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """Rules that another regulation has for one of the same units: neither would be the nearer."""
    own = {subject_of(each): each for each in reversed(rules)}
    ending = {page.pk, *(each.pk for each in page.replaces.all())}
    for unit in page.binds.all():
        for binding in bindings(unit, page.in_force_from):
            edition = binding.edition
            if edition.regulation_id in ending or binding.depth != unit.depth:
                continue
            theirs = rules_of_edition(edition.pk, edition.digest)
            for subject in dict.fromkeys(map(subject_of, theirs)):
                if subject in own:
                    clauses = [each.basis.path for each in theirs if subject_of(each) == subject]
                    yield _twice(own[subject], edition.title, clauses, unit, words)


def _twice(rule: RuleInForce, title: str, clauses: list[str], unit: Any, words: Words) -> Finding:
    sentence = _(
        "“%(title)s” (%(paths)s) already lays this down about “%(form)s” for %(unit)s. "
        "Take it out there, or let one of the two bind other units."
    )
    named = {
        "title": title,
        "paths": joined(dict.fromkeys(clauses)),
        "form": words.form(rule.rule.form) if rule.rule.form else _("everything"),
        "unit": unit.name,
    }
    return Finding(rule.basis.path, sentence % named)
