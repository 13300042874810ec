"""Grades that can be counted: indicators with weight, bands without a twin, codes that exist."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from facts.models import Fact, FactType
from facts.words import Words, joined

from ..compiling import RuleInForce
from ..rules.grade import Grade
from .finding import Finding, of_rule


def find(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """What keeps a score from being counted, or from having a grade."""
    grades = [each for each in rules if each.kind == "grade"]
    facts = {fact.key: fact for fact in Fact.objects.all()} if grades else {}
    for each in grades:
        for sentence in (*_counting(each.rule), *_bands(each.rule, facts, words)):
            yield of_rule(each, sentence)


def _counting(rule: Grade) -> Iterator[str]:
    if not rule.indicators:
        yield _("The score has no indicator. Add what it is made of.")
    elif any(each.weight <= 0 for each in rule.indicators):
        yield _("An indicator has no weight. Give each a weight above 0.")


def _bands(rule: Grade, facts: dict[str, Fact], words: Words) -> Iterator[str]:
    if not rule.bands:
        yield _("No band says what a score means. Add the grades, each with its lowest score.")
    bounds = [each.at_least for each in rule.bands]
    if len(set(bounds)) < len(bounds):
        yield _("Two grades begin at the same score. Move one of them.")
    for key, type_ in ((rule.fact, FactType.NUMBER), (rule.grade, FactType.CHOICE)):
        if key not in facts or facts[key].type != type_:
            sentence = _(
                "“%(fact)s” cannot take what comes out. Choose a fact of the type “%(type)s”."
            )
            yield sentence % {"fact": words.fact(key), "type": type_.label}
    options = words.choices.get(rule.grade, {})
    strange = [each.grade for each in rule.bands if each.grade not in options]
    if strange:
        sentence = _("“%(fact)s” has no option “%(value)s”. Write one of: %(options)s.")
        yield sentence % {
            "fact": words.fact(rule.grade),
            "value": joined(strange),
            "options": joined(f"{code}（{label}）" for code, label in options.items()),
        }
