"""Deadlines that can be counted, kept by something, and told to somebody."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from calendars.work import DayUnit
from facts.words import Words
from people.models import Post

from ..acts import act_labels
from ..compiling import RuleInForce
from ..rules.deadline import Deadline
from .finding import Finding


def find(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """Deadlines that would never begin, never end, or be told to nobody."""
    deadlines = [each for each in rules if each.kind == "deadline"]
    posts = set(Post.objects.values_list("code", flat=True)) if deadlines else set()
    for each in deadlines:
        for sentence in _about(each.rule, posts, words):
            yield Finding(each.basis.path, sentence)


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
