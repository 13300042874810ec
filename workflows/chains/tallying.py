"""What rules that count things say of a matter as it stands now: the things change while it runs."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from facts.dictionary import APPLICANT_POST
from forms.submissions.facts import facts_of
from regulations.in_force import RulesConflict, published_rules_for
from regulations.rules.limit import Asked, Per, Tally, Usage
from regulations.rules.verdict import Verdict

from .handing_in import kept_bindings


def judged_by_kept(matter: Any, tallies: Mapping[str, Tally]) -> list[Verdict]:
    """The verdicts of the editions that the matter keeps, each with its clause as it read then."""
    edition = matter.form_edition
    facts = {
        **facts_of(edition, matter.answers),
        APPLICANT_POST: frozenset({matter.appointment.post.code}),
        **{key: Decimal(len(each.things)) for key, each in tallies.items()},
    }

    def usage(fact: str, per: Per) -> list[Usage]:
        now = facts.get(fact)
        return [Usage("", Decimal(0), now)] if isinstance(now, Decimal) else []

    try:
        rules = published_rules_for(kept_bindings(matter), edition.slug)
    except RulesConflict:
        return []
    asked = Asked(facts, usage, tallies=tallies)
    measuring = [each for each in rules if each.kind == "limit" and each.rule.fact in tallies]
    judged = ((rule, rule.rule.judge(asked, rule.words)) for rule in measuring)
    return [replace(each, basis=(rule.basis,)) for rule, each in judged if each]
