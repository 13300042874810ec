"""Cases in words: the region in which something is wrong, and one example of it."""

from django.utils.translation import gettext as _

from facts.words import Words, joined

from ..rules.bands import Hole, Overlap


def region(found: Hole | Overlap, words: Words) -> str:
    """请假天数大于 15 天、小于 16 天."""
    rows = [row.sentence(words) for row in found.region]
    absent = [_absent(key, words) for key in found.missing]
    return joined([*rows, *absent]) or _("any case")


def example(found: Hole | Overlap, words: Words) -> str:
    """请假天数 15.5 天、请假类别 事假."""
    said = [_value(key, value, words) for key, value in found.facts.items()]
    return joined([*said, *(_absent(key, words) for key in found.missing)]) or _("any case")


def _value(key: str, value: object, words: Words) -> str:
    if isinstance(value, frozenset) and len(value) > 1:
        both = [words.value(key, each) for each in sorted(value)]
        return _("%(fact)s %(one)s and %(other)s at once") % {
            "fact": words.fact(key),
            "one": both[0],
            "other": both[1],
        }
    return f"{words.fact(key)} {words.value(key, value)}"


def _absent(key: str, words: Words) -> str:
    return _("“%(fact)s” not filled in") % {"fact": words.fact(key)}
