"""Rules about facts that a form did not ask for then: what they would have meant cannot be said."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from facts.conditions import Condition, Facts
from forms.schemas.fields.base import type_of
from forms.schemas.models import FormEdition
from regulations.checks.conditions import OF_THE_PERSON
from regulations.compiling import RuleInForce
from workflows.chains.considering import Judged

JUDGING = frozenset({"route", "limit", "deadline"})


def asked_for(edition: FormEdition) -> frozenset[str]:
    """The facts that the answers of an edition may fill in."""
    return frozenset(key for field in edition.fields for key in type_of(field).binds(field))


class Known:
    """What may be said about one matter: its facts, and those that were asked for in vain."""

    def __init__(self, facts: Facts, asked: Collection[str], by_system: Collection[str]) -> None:
        self.facts = facts
        self._asked, self._by_system = asked, by_system

    def lacks(self, fact: str) -> bool:
        """Whether nobody was asked for a fact; an answer left out is an answer."""
        supplied = fact in self.facts or fact in self._asked or fact in self._by_system
        return not supplied and not fact.startswith(OF_THE_PERSON)


def new_among(rules: Iterable[RuleInForce], already: Iterable[RuleInForce]) -> list[RuleInForce]:
    """The rules that judge what is handed in, and were not laid down so before."""
    old = [each.rule for each in already]
    return [each for each in rules if each.kind in JUDGING and each.rule not in old]


def unanswered(new: Iterable[RuleInForce], judged: Judged, known: Known) -> list[str]:
    """The facts for want of which a new rule cannot be applied to a matter that was judged."""
    broken = {id(rule) for rule, verdict in judged.limits if not verdict.met}
    found = [fact for each in new for fact in _wanting(each, known, id(each) in broken)]
    return list(dict.fromkeys(found))


def _wanting(each: RuleInForce, known: Known, broken: bool) -> Iterator[str]:
    rule: Any = each.rule
    applies = _open(rule.when, known)
    if applies is None:
        return
    yield from applies
    if each.kind == "limit":
        if rule.bound is not None and rule.fact and known.lacks(rule.fact):
            yield rule.fact
        if broken:
            for exemption in rule.except_when:
                yield from _open(exemption.rows, known) or ()


def _open(rows: Iterable[Condition], known: Known) -> list[str] | None:
    """The facts on which it depends whether rows hold; None when one of the others does not hold."""
    rows = list(rows)
    lacking = [row.fact for row in rows if known.lacks(row.fact)]
    settled = all(row.holds(known.facts) for row in rows if row.fact not in lacking)
    return lacking if settled else None
