"""Stations that a matter of those who are bound can never come to (DM-4)."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from facts.words import Words
from people.models import Post

from ..compiling import RuleInForce
from ..rules.route import Station, Where
from .finding import Finding, Level, of_rule
from .seats import Seats


def find(
    each: RuleInForce, posts: Mapping[str, Post], held: Seats, words: Words
) -> Iterator[Finding]:
    """Posts held only where nobody who is bound would look, and rungs that repeat one before."""
    before: set[tuple[str, Where, str | None]] = set()
    for station in sorted(each.rule.stations, key=lambda stop: stop.order):
        place = station.post, station.where, station.unit
        if each.rule.is_ladder and place in before:
            yield of_rule(each, _again(station, words), level=Level.HEED)
        before.add(place)
        post = posts.get(station.post)
        if post is not None and _is_out_of_reach(station, seat_of(post), held):
            # A rung that nobody holds is left out; any other station would stop the chain.
            level = Level.HEED if each.rule.is_ladder else Level.MUST
            yield of_rule(each, _out_of_reach(station, words), level=level)


def seat_of(post: Post) -> str:
    """The post whose holder acts there: of a body, the one that records its decisions."""
    return post.recorded_by.code if post.body and post.recorded_by else post.code


def _is_out_of_reach(station: Station, post: str, held: Seats) -> bool:
    if station.where is Where.NAMED_UNIT or not held.held(post) or not held.bound:
        return False
    if station.where is Where.OWN_UNIT:
        return not held.in_bound(post)
    return not held.upward(post)


def _out_of_reach(station: Station, words: Words) -> str:
    sentence = _(
        "“%(post)s” is held only in units that those who are bound never come to (%(where)s). "
        "Name the unit, look for the post elsewhere, or choose another."
    )
    return sentence % {"post": words.post(station.post), "where": station.where.label}


def _again(station: Station, words: Words) -> str:
    sentence = _(
        "“%(post)s” stands on the ladder twice, so the second rung is never reached. Take it out."
    )
    return sentence % {"post": words.post(station.post)}
