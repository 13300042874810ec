"""Within one regulation nothing is ruled twice for the same case (DM-3)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from facts.words import Words, joined

from ..compiling import RuleInForce
from ..rules.bands import Overlap, TooIntricate
from ..rules.deadline import Deadline
from ..rules.limit import Limit
from .cases import example, region
from .domains import Domains, as_bands
from .finding import Finding, Level, Property


def find(rules: tuple[RuleInForce, ...], words: Words, domains: Domains) -> Iterator[Finding]:
    """The same rule written twice, and rules on one thing whose conditions can hold at once."""
    again = list(_written_twice(rules))
    yield from (_same(first, second) for first, second in again)
    seen = {id(second) for _first, second in again}
    left = [each for each in rules if id(each) not in seen]
    for group in _on_one_thing(left):
        bands = as_bands(group, domains.of_form(group[0].rule.form))
        try:
            overlaps = list(bands.overlaps())
        except TooIntricate:
            continue
        yield from (_at_once(found, words) for found in overlaps if _are_one(found.routes))


def _written_twice(
    rules: Iterable[RuleInForce],
) -> Iterator[tuple[RuleInForce, RuleInForce]]:
    first: dict[str, RuleInForce] = {}
    for each in rules:
        # Rules hold lists in their rows, so they cannot be keys themselves.
        written = repr((each.kind, each.rule))
        if written in first and each.kind != "route":
            yield first[written], each
        first.setdefault(written, each)


def _same(first: RuleInForce, second: RuleInForce) -> Finding:
    sentence = _("This rule stands in %(path)s already, word for word. Take one of the two out.")
    return _heed([first, second], sentence % {"path": first.basis.path})


def _on_one_thing(rules: Iterable[RuleInForce]) -> Iterator[list[RuleInForce]]:
    """Limits, deadlines and grades of which one for each case is enough."""
    things: dict[tuple[Any, ...], list[RuleInForce]] = defaultdict(list)
    for each in rules:
        if each.kind in THINGS:
            things[each.kind, *THINGS[each.kind](each.rule)].append(each)
    yield from (group for group in things.values() if len(group) > 1)


def _limit(rule: Limit) -> tuple[Any, ...]:
    # A warning before a refusal is no twin of it, nor a bound by month one of a bound by year.
    return rule.form, rule.fact, rule.per, rule.only_in_declared_period, rule.effect


def _deadline(rule: Deadline) -> tuple[Any, ...]:
    return rule.form, rule.starts_with


def _grade(rule: Any) -> tuple[Any, ...]:
    return rule.form, rule.fact


THINGS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "limit": _limit,
    "deadline": _deadline,
    "grade": _grade,
}


def _are_one(rules: Sequence[RuleInForce]) -> bool:
    """Deadlines that different acts keep are no twins: taking a case on, and closing it."""
    if rules[0].kind != "deadline":
        return True
    return bool(frozenset.intersection(*(frozenset(each.rule.stops_with) for each in rules)))


def _at_once(found: Overlap, words: Words) -> Finding:
    rules: list[RuleInForce] = list(found.routes)
    sentence = _(
        "Several rules on one thing apply at once to: %(region)s (for example: %(example)s): "
        "%(rules)s Say in their rows which is for which case, or keep one."
    )
    named = {
        "region": region(found, words),
        "example": example(found, words),
        "rules": " ".join(each.rule.sentence(words) for each in rules),
    }
    return _heed(rules, sentence % named)


def _heed(rules: list[RuleInForce], sentence: str) -> Finding:
    last = rules[-1]
    paths = joined(dict.fromkeys(each.basis.path for each in rules))
    return Finding(paths, sentence, Property.EXCLUSIVITY, Level.HEED, last.basis.clause, last.index)
