"""Bodies that have fewer members than they decide with: what waits for them would wait for ever (DM-4)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from facts.words import Words
from people.models import Post

from ..compiling import RuleInForce
from ..rules.route import Station, StationAct, Where
from .finding import Finding, Level, of_rule
from .reaching import seat_of
from .seats import Seats


def find(
    each: RuleInForce, posts: Mapping[str, Post], held: Seats, words: Words
) -> Iterator[Finding]:
    """Stations whose body cannot come together, at all or on the matter of one of its members."""
    for station in each.rule.stations:
        post = posts.get(station.post)
        if station.act is not StationAct.DELIBERATE or post is None or not post.quorum:
            continue
        members = _members(post, station, held)
        told = {"body": words.post(station.post), "needed": post.quorum, "members": len(members)}
        if len(members) < post.quorum:
            yield of_rule(each, _too_few() % told)
        elif len(members) == post.quorum and _are_bound(members, held):
            yield of_rule(each, _too_few_without_one() % told, level=Level.HEED)


def _members(post: Post, station: Station, held: Seats) -> set[int]:
    """The members of the largest of its bodies, among the units where somebody records for it."""
    recorded = {each.unit for each in held.all if each.post == seat_of(post)}
    if station.where is Where.NAMED_UNIT:
        recorded &= {station.unit or ""}
    posts, found = {each.code for each in post.members.all()}, defaultdict(set)
    for each in held.all:
        if each.post in posts and each.unit in recorded:
            found[each.unit].add(each.person)
    return max(found.values(), key=len, default=set())


def _are_bound(members: set[int], held: Seats) -> bool:
    return any(each.person in members for each in held.within())


def _too_few() -> str:
    return _(
        "“%(body)s” decides with at least %(needed)s of its members present, but it has %(members)s: what "
        "waits for it would wait for ever. Appoint members, or set a lower number at the post, as the "
        "clause has it."
    )


def _too_few_without_one() -> str:
    return _(
        "“%(body)s” decides with at least %(needed)s of its members present, and has just as many. On the "
        "matter of a member, who stands aside, it cannot decide. Appoint one more, set a lower number at "
        "the post, or give members a route of their own."
    )
