"""What a leave leads to besides pay, as consequence rules about its form say (D1-3.5c, D1-3.5e)."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from facts.conditions import FactValueType
from regulations.compiling import RuleInForce
from regulations.in_force import Binding, RulesConflict, rules_of
from regulations.rules.consequence import Trigger
from regulations.rules.following import Followed, Happened, follow
from regulations.rules.leave_days import Taken
from regulations.rules.verdict import Effect, Verdict

from .facts import DAYS, FIRST_DAY, HALF, LAST_DAY, TYPE
from .spans import A_DAY, Span, in_a_row

#: The kind of a verdict that says what follows.
FOLLOWING = "consequence"
FROM_LEAVES = (Trigger.RECORD, Trigger.COUNT)
Posts = Callable[[], frozenset[str]]


def follows_said(
    own: Span,
    others: Sequence[Span],
    *,
    found: Iterable[Binding],
    summed: Iterable[Taken],
    posts: Posts,
) -> list[Verdict]:
    """A verdict for each outcome to which this leave leads or helps; those in a row are one leave.

    Rules see type and days of a leave. What would follow from the others alone is not said of it.
    """
    rules = _about(own.form, found)
    if not rules or not own.days:
        return []
    row = in_a_row(others, own)
    held = posts() if any(each.rule.post for each in rules) else frozenset()
    entered = list(_entered(summed))
    without = [*entered, *(_happened([each], held) for each in others)]
    apart = (_happened([each], held) for each in others if each not in row)
    with_it = [*entered, *apart, _happened([*row, own], held)]
    return [_said(each, rule) for rule in rules for each in _besides(rule, with_it, without)]


def _about(form: str, found: Iterable[Binding]) -> list[RuleInForce]:
    try:
        rules = rules_of(found, FOLLOWING)
    except RulesConflict:
        return []
    return [each for each in rules if each.rule.form == form and each.rule.trigger in FROM_LEAVES]


def _happened(row: Sequence[Span], posts: frozenset[str]) -> Happened:
    """Leaves in a row as one; half a day on which two of them lie counts once."""
    halves = sorted({half for each in row for one in each.ranges for half in one})
    days = tuple((date.fromordinal(half // A_DAY), HALF) for half in halves)
    first, last = min(each.first for each in row), max(each.last for each in row)
    facts: dict[str, FactValueType] = {
        TYPE: row[-1].leave_type,
        DAYS: HALF * len(halves),
        FIRST_DAY: first,
        LAST_DAY: last,
    }
    return Happened(first, row[-1].form, facts, posts=posts, spread={DAYS: days})


def _entered(summed: Iterable[Taken]) -> Iterable[Happened]:
    """Days that the office entered as a sum; a sum is no single leave, and only counts."""
    for each in summed:
        facts = {**each.facts, DAYS: each.days}
        yield Happened(each.first, each.form, facts, spread={DAYS: ((each.first, each.days),)})


def _besides(
    rule: RuleInForce, with_it: Iterable[Happened], without: Iterable[Happened]
) -> list[Followed]:
    known = follow(rule.rule, without, rule.words)
    return [each for each in follow(rule.rule, with_it, rule.words) if each not in known]


def _said(each: Followed, rule: RuleInForce) -> Verdict:
    title = each.outcome.kind.label
    return Verdict(FOLLOWING, False, Effect.WARN, str(title), each.sentence, (rule.basis,))
