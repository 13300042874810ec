"""Limits that can be counted: how often, over a month or a year."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..compiling import RuleInForce
from ..rules.limit import Per
from .finding import Finding, of_rule


def find(rules: tuple[RuleInForce, ...]) -> Iterator[Finding]:
    """A bound on how often that is counted each time: once is always within it."""
    for each in rules:
        if each.kind != "limit" or each.rule.bound is None or each.rule.fact:
            continue
        if each.rule.per is Per.ONE:
            sentence = _(
                "The limit names no fact, so it counts how often the form is handed in, but each "
                "time by itself. Choose a month or a year, or the fact that it measures."
            )
            yield of_rule(each, sentence)
