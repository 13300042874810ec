"""What may be done to a fact: key and type stay once something rests on them, users keep it from being deleted."""

from datetime import date

from django.utils.translation import gettext as _

from .models import Fact, FactValue
from .usage import Use, is_settled, sorts, uses
from .words import joined

MOST_NAMED = 5


def fixed(fact: Fact) -> bool:
    """Whether key and type can no longer be changed."""
    return is_settled(fact.key)


def obstacle(fact: Fact, *, on: date) -> str:
    """Why a fact must stay, naming who uses it; blank when it may be deleted."""
    named = {"label": fact.label, "users": joined(_named(fact, on))}
    if named["users"]:
        sentence = _(
            "“%(label)s” is used by %(users)s. Take it out there first; nothing was deleted."
        )
        return sentence % named
    if FactValue.objects.filter(fact=fact).exists():
        sentence = _(
            "Values of “%(label)s” are on record, and they stay. Keep it; nothing was deleted."
        )
        return sentence % named
    if is_settled(fact.key):
        sentence = _(
            "“%(label)s” is needed by the software itself or by an earlier edition. "
            "Keep it; nothing was deleted."
        )
        return sentence % named
    return ""


def _named(fact: Fact, on: date) -> list[str]:
    found = uses(on).get(fact.key, {})
    all_of_them: list[Use] = [use for sort in sorts() for use in found.get(sort.code, [])]
    titles = list(dict.fromkeys(each.title for each in all_of_them))
    rest = len(titles) - MOST_NAMED
    more = [_("%(count)s more places") % {"count": rest}] if rest > 0 else []
    return titles[:MOST_NAMED] + more
