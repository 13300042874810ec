"""All checks of a page, in the order in which an editor mends what they find."""

from typing import Any

from django.utils.translation import gettext as _

from facts.words import joined

from ..compiling import compile_clauses, frozen_clauses
from ..models.change import Change
from ..rules.kinds import RuleNotUnderstood
from ..vocabulary import vocabulary
from . import (
    bands,
    conditions,
    consequences,
    deadlines,
    duties,
    evidence,
    grades,
    heading,
    others,
    pays,
    quotes,
    stations,
)
from .finding import Finding


def find(page: Any) -> list[Finding]:
    """All findings about a page as it stands in the editor."""
    if page.change == Change.REPEAL:
        return list(heading.find(page))
    words = vocabulary()
    try:
        clauses = frozen_clauses(page.clauses, page.numbering, words)
    except RuleNotUnderstood as error:
        return [_not_understood(error)]
    rules = compile_clauses(page.slug, 0, clauses, words)
    rows = list(conditions.find(rules, words))
    return [
        *heading.find(page),
        *quotes.find(clauses),
        *stations.find(rules, words, on=page.in_force_from),
        *deadlines.find(rules, words),
        *grades.find(rules, words),
        *duties.find(rules, words),
        *consequences.find(rules, words),
        *pays.find(rules, words),
        *evidence.find(rules, words),
        *rows,
        # Bands can be compared only when every row can be.
        *([] if rows else bands.find(rules, words)),
        *others.find(page, rules, words),
    ]


def _not_understood(error: RuleNotUnderstood) -> Finding:
    sentence = _("A rule of the kind “%(kind)s” is incomplete: %(problems)s. Fill these in.")
    problems = joined(f"{where}（{what}）" for where, what in error.problems)
    return Finding(error.path, sentence % {"kind": error.kind, "problems": problems})
