"""Duties that can be counted: posts that exist, figures above nothing, days that a month has."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from facts.models import Fact, FactType
from facts.words import Words
from people.models import Post

from ..compiling import RuleInForce
from ..rules.duty import HUNDRED, Duty
from ..rules.periods import Period
from .finding import Finding

#: Over these periods a window of days of the month says something.
IN_A_MONTH = frozenset({Period.DAY, Period.EACH, Period.MONTH})
#: Over these nothing can be asked for each of a list.
ONE_BY_ONE = frozenset({Period.EACH, Period.EVERY_N_DAYS})


def find(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """Duties that nobody owes, that ask for nothing, or for a day that never comes."""
    duties = [each for each in rules if each.kind == "duty"]
    posts = set(Post.objects.values_list("code", flat=True)) if duties else set()
    types = dict(Fact.objects.values_list("key", "type")) if duties else {}
    for each in duties:
        for sentence in (
            *unknown_posts(each.rule.post, posts, words),
            *_figures(each.rule),
            *_days(each.rule),
            *not_numbers((each.rule.fact,), types, words),
        ):
            yield Finding(each.basis.path, sentence)


def unknown_posts(codes: tuple[str | None, ...], posts: set[str], words: Words) -> Iterator[str]:
    """A sentence for each post that does not exist."""
    for code in codes:
        if code and code not in posts:
            named = {"post": words.post(code)}
            yield _("There is no post “%(post)s”. Add it under posts, or choose another.") % named


def not_numbers(keys: tuple[str | None, ...], types: dict[str, str], words: Words) -> Iterator[str]:
    """A sentence for each fact that cannot be added up."""
    for key in keys:
        if key and types.get(key, FactType.NUMBER) != FactType.NUMBER:
            sentence = _("“%(fact)s” is no number and cannot be added up. Choose a number.")
            yield sentence % {"fact": words.fact(key)}


def _figures(duty: Duty) -> Iterator[str]:
    if not duty.post:
        yield _("Nobody owes the duty. Choose the posts.")
    if duty.at_least <= 0:
        yield _("“At least” is %(given)s, which asks for nothing. Enter a number above 0.") % {
            "given": duty.at_least
        }
    if duty.every < 1:
        yield _("“Every so many days” is %(given)s. Enter 1 or more.") % {"given": duty.every}
    if not 0 < duty.share <= HUNDRED:
        sentence = _("The share of the list is %(given)s%%. Enter more than 0, at most 100.")
        yield sentence % {"given": duty.share}
    if duty.each_of and duty.per in ONE_BY_ONE:
        yield _(
            "For each of a list something is asked in a period such as a week or a month. "
            "Choose one, or leave the list empty."
        )


def _days(duty: Duty) -> Iterator[str]:
    given = [day for day in (duty.first_day, duty.last_day, duty.due_day) if day is not None]
    for day in given:
        if not 1 <= day <= 31:
            sentence = _("A month has no day %(given)s. Enter a number from 1 to 31.")
            yield sentence % {"given": day}
    if duty.first_day and duty.last_day and duty.last_day < duty.first_day:
        yield _("The window ends before it begins. Exchange the two days.")
    if given and duty.per not in IN_A_MONTH:
        yield _("Days of the month say nothing about this period. Choose “every month”.")
    if duty.due_day and duty.per is not Period.MONTH:
        yield _("A due day is a day of each month. Choose “every month”, or take it out.")
