"""Deadlines that can be counted, kept by something, and told to somebody."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from calendars.work import DayUnit
from facts.words import Words, joined
from forms.schemas.service import kinds_of_forms
from people.models import Post

from ..acts import act_labels, possible_acts
from ..compiling import RuleInForce
from ..rules.bands import Hole, TooIntricate
from ..rules.deadline import Deadline
from .bands import cut, idle
from .cases import example, region
from .domains import Domains, as_bands
from .finding import Finding, Level, of_rule


def find(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """Deadlines that would never begin, never end, or be told to nobody."""
    deadlines = [each for each in rules if each.kind == "deadline"]
    posts = set(Post.objects.values_list("code", flat=True)) if deadlines else set()
    kinds = kinds_of_forms({each.rule.form for each in deadlines})
    for each in deadlines:
        for sentence in _about(each.rule, posts, words):
            yield of_rule(each, sentence)
        if sentence := _never(each.rule, kinds.get(each.rule.form, ""), words):
            yield of_rule(each, sentence)


def find_cases(rules: tuple[RuleInForce, ...], words: Words, domains: Domains) -> Iterator[Finding]:
    """Cases for which there is no deadline, and deadlines that no case has."""
    deadlines = [each for each in rules if each.kind == "deadline"]
    for group in _from_one_act(deadlines):
        bands = as_bands(group, domains.of_form(group[0].rule.form))
        try:
            holes = list(bands.holes())
        except TooIntricate:
            continue
        found = [_without(each, group[0], words) for each in holes if not each.unusual]
        yield from cut(found, group[0])
        yield from idle(bands, words)


def _from_one_act(deadlines: list[RuleInForce]) -> list[list[RuleInForce]]:
    acts: dict[tuple[str, str], list[RuleInForce]] = {}
    for each in deadlines:
        acts.setdefault((each.rule.form, each.rule.starts_with), []).append(each)
    return list(acts.values())


def _without(found: Hole, first: RuleInForce, words: Words) -> Finding:
    sentence = _(
        "From “%(start)s” on “%(form)s” has no deadline for: %(region)s (for example: "
        "%(example)s). Add one, or see that none is meant."
    )
    named = {
        "start": words.act(first.rule.starts_with),
        "form": words.form(first.rule.form),
        "region": region(found, words),
        "example": example(found, words),
    }
    return of_rule(first, sentence % named, level=Level.HEED)


def _never(deadline: Deadline, kind: str, words: Words) -> str:
    """What is wrong with its acts for the kind of matter that the form begins; blank when nothing is."""
    possible = possible_acts(kind)
    if possible is None:
        return ""
    named = {"form": words.form(deadline.form), "start": words.act(deadline.starts_with)}
    if deadline.starts_with in act_labels() and deadline.starts_with not in possible:
        return (
            _(
                "The deadline is counted from “%(start)s”, which never happens to “%(form)s”. "
                "Choose another act."
            )
            % named
        )
    known = [code for code in deadline.stops_with if code in act_labels()]
    if known and not possible.intersection(known):
        named["acts"] = joined(words.act(each) for each in known)
        return (
            _(
                "The deadline is kept by “%(acts)s”, which never happens to “%(form)s”. "
                "Choose an act that does."
            )
            % named
        )
    return ""


def _about(deadline: Deadline, posts: set[str], words: Words) -> Iterator[str]:
    known = act_labels()
    for code in (deadline.starts_with, *deadline.stops_with):
        if code not in known:
            yield _("There is no act “%(act)s”. Choose another.") % {"act": code}
    if not deadline.stops_with:
        yield _("Nothing keeps the deadline. Choose the acts that do.")
    if deadline.amount < 0 or deadline.warn_before < 0:
        yield _("A deadline cannot lie before its beginning. Enter a number from 0 on.")
    if deadline.unit is not DayUnit.AT_ONCE and deadline.amount == 0:
        yield _("The deadline has no length. Enter how many days or hours, or choose “at once”.")
    if deadline.tell and deadline.tell not in posts:
        named = {"post": words.post(deadline.tell)}
        yield _("There is no post “%(post)s”. Add it under posts, or choose another.") % named
