"""Rules of one clause before and after, as the sentences that they read out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..rules.kinds import RuleNotUnderstood, build
from .kind import Kind
from .spans import Span, spans

Rule = Mapping[str, Any]


@dataclass(frozen=True)
class RuleChange:
    """One rule; `before` is blank for an added one, `after` for a removed one."""

    kind: Kind
    rule_kind: str
    before: str
    after: str

    @property
    def sentence(self) -> tuple[Span, ...]:
        """The sentence with the characters that changed."""
        return spans(self.before, self.after)


def compare_rules(before: Iterable[Rule], after: Iterable[Rule]) -> tuple[RuleChange, ...]:
    """What became of each rule, in the order after; removed ones last.

    The same parameters are the same rule; else the likest sentence of the same kind became it.
    """
    left = list(before)
    wanted = list(after)
    pairs = {at: _taken(left, rule) for at, rule in enumerate(wanted)}
    for at, rule in enumerate(wanted):
        pairs[at] = pairs[at] or _likest(left, rule)
    return tuple(_changes(pairs, wanted, left))


def _changes(
    pairs: Mapping[int, Rule | None], wanted: list[Rule], left: list[Rule]
) -> Iterator[RuleChange]:
    for at, rule in enumerate(wanted):
        old = pairs[at]
        if old is None:
            yield RuleChange(Kind.ADDED, rule["kind"], "", rule["sentence"])
        else:
            kind = Kind.SAME if _said(old) == _said(rule) else Kind.CHANGED
            yield RuleChange(kind, rule["kind"], old["sentence"], rule["sentence"])
    for rule in left:
        yield RuleChange(Kind.REMOVED, rule["kind"], rule["sentence"], "")


def _taken(left: list[Rule], rule: Rule) -> Rule | None:
    wanted = _laid_down(rule)
    found = next((each for each in left if _laid_down(each) == wanted), None)
    if found is not None:
        left.remove(found)
    return found


def _likest(left: list[Rule], rule: Rule) -> Rule | None:
    from rapidfuzz import fuzz

    fitting = [each for each in left if each["kind"] == rule["kind"]]
    if not fitting:
        return None
    found = max(fitting, key=lambda each: fuzz.ratio(each["sentence"], rule["sentence"]))
    left.remove(found)
    return found


def _laid_down(rule: Rule) -> tuple[str, Any]:
    """The rule itself: what was left out or written 90.0 in its parameters makes no other rule."""
    try:
        return rule["kind"], build(rule["kind"], rule["parameters"])
    except RuleNotUnderstood:
        return rule["kind"], rule["parameters"]


def _said(rule: Rule) -> tuple[Any, ...]:
    # A post that was renamed reads differently, though the parameters are the same.
    return *_laid_down(rule), rule["sentence"]
