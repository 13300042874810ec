"""单位已有的我的信息: what forms come filled in with, and where each comes from."""

from facts.holding import all_held
from facts.known import KNOWN, Asker, known_about, known_keys
from facts.models import Fact
from facts.words import Words

from .access import Visitor
from .origins import Origin, origin_of


def held_about(visitor: Visitor) -> list[tuple[str, str, Origin]]:
    """Whatever forms come filled in with: what, the value as read, where from and since when."""
    kept = all_held(visitor.me, on=visitor.today)
    there = {each.fact for each in kept}
    standing = (each.fact.key for each in KNOWN if each.fact.type == "text")
    asker = Asker(visitor.me, visitor.today, lambda: visitor.appointment)
    found = [*known_about(asker, set(standing) - there), *kept]
    words = Words(
        facts=dict(Fact.objects.filter(key__in=known_keys()).values_list("key", "label")),
        units_of_measure={each.fact: each.unit for each in found},
    )
    return [
        (
            words.facts.get(each.fact, each.label),
            words.value(each.fact, each.value),
            origin_of(each),
        )
        for each in found
    ]
