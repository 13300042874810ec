"""Consequences that can be carried out: something follows, sums have ends, somebody decides."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from facts.models import Fact
from facts.words import Words
from people.models import Post

from ..compiling import RuleInForce
from ..rules.consequence import Consequence, Trigger
from ..rules.outcomes import Outcome, OutcomeKind
from ..rules.periods import Period
from .duties import not_numbers, unknown_posts
from .finding import Finding

#: Over these one cannot count how often something happened.
UNCOUNTABLE = frozenset({Period.EACH, Period.EVERY_N_DAYS})


def find(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """Consequences from nothing, of nothing, or that nobody may decide."""
    found = [each for each in rules if each.kind == "consequence"]
    posts = set(Post.objects.values_list("code", flat=True)) if found else set()
    types = dict(Fact.objects.values_list("key", "type")) if found else {}
    for each in found:
        rule: Consequence = each.rule
        codes = (*rule.post, rule.decided_by, *(one.by for one in rule.outcomes))
        counted = (rule.fact, *(one.times for one in rule.outcomes))
        for sentence in (
            *unknown_posts(codes, posts, words),
            *not_numbers(counted, types, words),
            *_trigger(rule),
            *_decided(rule, words),
            *(said for one in rule.outcomes for said in _amount(one, words)),
        ):
            yield Finding(each.basis.path, sentence)


def _trigger(rule: Consequence) -> Iterator[str]:
    if not rule.form and rule.trigger is not Trigger.DUTY:
        yield _("It follows from records of no form. Choose the form.")
    if rule.trigger is Trigger.COUNT:
        if rule.count_at_least <= 0:
            sentence = _("“From this many on” is %(given)s. Enter a number above 0.")
            yield sentence % {"given": rule.count_at_least}
        if rule.per in UNCOUNTABLE:
            yield _("It is counted over no calendar period. Choose one, such as a month or a year.")


def _decided(rule: Consequence, words: Words) -> Iterator[str]:
    if not rule.outcomes:
        yield _("Nothing follows. Add what does.")
    if rule.decided_by:
        return
    ending = next((each for each in rule.outcomes if each.kind.ends_a_post), None)
    if ending:
        sentence = _(
            "“%(outcome)s” touches somebody’s post and is never automatic. Choose who decides."
        )
        yield sentence % {"outcome": ending.sentence(words)}
    if rule.alternative:
        yield _("One of several is chosen, but nobody chooses. Choose who decides.")
    if any(each.is_range for each in rule.outcomes):
        yield _("A fine with a range has to be settled by somebody. Choose who decides.")


def _amount(outcome: Outcome, words: Words) -> Iterator[str]:
    least, most = outcome.lowest, outcome.highest
    named = {"outcome": outcome.sentence(words)}
    if outcome.kind is OutcomeKind.FINE and least is None:
        yield _("“%(outcome)s” names no sum. Enter it.") % named
    if least is not None and least <= 0:
        yield _("“%(outcome)s”: a sum is above 0. Enter another.") % named
    if least is not None and most is not None and most < least:
        yield _("“%(outcome)s” ends below its beginning. Exchange the two sums.") % named
