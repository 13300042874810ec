"""What the facts of a regulation's rules may be, as its forms ask for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from facts.conditions import Condition
from facts.dictionary import APPLICANT_POST
from facts.models import Fact
from facts.words import Words
from forms.schemas.service import facts_sometimes_supplied

from ..compiling import RuleInForce
from ..rules.bands import Band, Bands
from ..rules.bands import Domain as Domain


@dataclass(frozen=True)
class Domains:
    """Of every fact, and of each form which facts may be missing in it."""

    of_facts: Mapping[str, Domain]
    sometimes: Mapping[str, set[str]]

    def of_form(self, form: str | None) -> dict[str, Domain]:
        """What the facts may be in a matter that a form begins."""
        optional = self.sometimes.get(form or "", set())
        return {
            key: replace(domain, optional=True) if key in optional else domain
            for key, domain in self.of_facts.items()
        }


def domains_of(rules: Iterable[RuleInForce], words: Words) -> Domains:
    """The domains of all facts (two queries)."""
    facts = {
        # A choice may have options that the dictionary does not list: the posts.
        fact.key: Domain(
            fact.type,
            fact.minimum,
            fact.step,
            tuple(words.choices.get(fact.key, ())),
            several=fact.key == APPLICANT_POST,
        )
        for fact in Fact.objects.all()
    }
    forms = {form for each in rules if (form := getattr(each.rule, "form", None))}
    return Domains(facts, facts_sometimes_supplied(forms))


def as_bands(
    rules: Iterable[RuleInForce],
    domains: Mapping[str, Domain],
    also: Iterable[Condition] = (),
) -> Bands[Any]:
    """Rules on one matter as bands; those that know no priority have the same."""
    bands = [
        Band(each, tuple(getattr(each.rule, "when", ())), getattr(each.rule, "priority", 0))
        for each in rules
    ]
    return Bands(bands, domains, also)
