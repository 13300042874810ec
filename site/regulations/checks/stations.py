"""Who acts: posts and units exist, somebody holds them, and the chain comes to a decision."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from facts.words import Words
from people.models import Post, Unit

from ..compiling import RuleInForce
from ..rules.route import Place, Route, Station, StationAct, Where
from . import bodies, reaching
from .finding import Finding, of_rule
from .reaching import seat_of
from .seats import Seats


def find(rules: tuple[RuleInForce, ...], words: Words, held: Seats) -> Iterator[Finding]:
    """Stations that nobody could act at from a day on, and routes that would never end."""
    routes = [each for each in rules if each.kind == "route"]
    posts = {post.code: post for post in _posts()}
    units = set(Unit.objects.values_list("code", flat=True))
    for each in routes:
        if not each.rule.stations:
            yield of_rule(each, _("The route names no station. Add who acts."))
        for station in each.rule.stations:
            for sentence in _about(station, posts, units, held, words):
                yield of_rule(each, sentence)
        if sentence := _sequence(each.rule):
            yield of_rule(each, sentence)
        yield from reaching.find(each, posts, held, words)
        yield from bodies.find(each, posts, held, words)
    yield from _courses(routes)


def _posts() -> QuerySet[Post]:
    return Post.objects.select_related("recorded_by").prefetch_related("members")


def _about(
    station: Station, posts: dict[str, Post], units: set[str], held: Seats, words: Words
) -> Iterator[str]:
    named = {"post": words.post(station.post), "unit": words.unit(station.unit or "")}
    post = posts.get(station.post)
    if post is None:
        yield _("There is no post “%(post)s”. Add it under posts, or choose another.") % named
        return
    if station.where is Where.NAMED_UNIT and station.unit not in units:
        yield _("The station of “%(post)s” names no unit that exists. Choose one.") % named
        return
    if station.tell and station.tell not in posts:
        named["post"] = words.post(station.tell)
        yield _("There is no post “%(post)s”. Add it under posts, or choose another.") % named
    if station.within is not None and station.within < 1:
        yield _("The time at “%(post)s” is no time at all. Give at least 1, or leave it empty.") % {
            "post": words.post(station.post)
        }
    unit = station.unit if station.where is Where.NAMED_UNIT else ""
    if not held.held(seat_of(post), unit or ""):
        yield (
            _("Nobody holds the post “%(post)s”. Enter an appointment, or choose another post.")
            % named
        )


def _sequence(route: Route) -> str:
    """What is wrong with how the stations follow each other; blank when nothing is."""
    handling = [each.act is StationAct.HANDLE for each in route.stations]
    if route.is_ladder:
        if not all(handling):
            return _(
                "On a ladder every station handles. Let the others stand on a route behind it."
            )
        if len({each.order for each in route.stations}) < len(route.stations):
            return _("Two rungs of the ladder have one order number. Give each its own.")
    elif any(handling):
        return _("A station handles, but the route is no ladder. Choose the sequence “ladder”.")
    if any((each.act is StationAct.RATE) is not bool(each.hands_in) for each in route.stations):
        return _("A station that rates needs the form that it hands in, and only such a one does.")
    return ""


def _courses(routes: list[RuleInForce]) -> Iterator[Finding]:
    """Every chain of a form as it would run: its main route, then those placed behind."""
    staffed = [each for each in routes if each.rule.stations]
    behind = [each.rule for each in staffed if each.rule.place is Place.AFTER]
    for each in staffed:
        if each.rule.place is Place.MAIN:
            after = [route for route in behind if route.form == each.rule.form]
            if sentence := _course(_in_order([each.rule, *after])):
                yield of_rule(each, sentence)


def _in_order(routes: list[Route]) -> list[tuple[int, StationAct]]:
    acts, offset = [], 0
    for route in routes:
        acts += [(offset + station.order, station.act) for station in route.stations]
        offset += max(station.order for station in route.stations)
    return acts


def _course(acts: list[tuple[int, StationAct]]) -> str:
    """What is wrong with the order of acts; blank when the chain runs to its end."""
    decided = max((order for order, act in acts if act.concludes), default=None)
    if decided is None:
        return _(
            "Nobody on this route comes to a result. "
            "Let a station approve, deliberate, refer, handle or look over."
        )
    if any(act is StationAct.FILE and order <= decided for order, act in acts):
        return _("A slip is filed before it is decided. Give filing a higher order number.")
    if any(act is StationAct.OPINE and order >= decided for order, act in acts):
        return _(
            "An opinion is asked for when the matter is decided already. "
            "Give it a lower order number than the decision."
        )
    if any(act is StationAct.RATE and order >= decided for order, act in acts):
        return _(
            "A rating is asked for when the result stands already. "
            "Give it a lower order number than the review."
        )
    return ""
