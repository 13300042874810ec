"""The routes of a form cover every case, no case twice, and none of them is idle (DM-4)."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from facts.words import Words, joined

from ..compiling import RuleInForce
from ..rules.bands import Bands, Hole, Overlap, TooIntricate
from ..rules.choose import lead_alike
from ..rules.route import Place
from .cases import example, region
from .domains import Domain, Domains, as_bands
from .finding import Finding, Level, Property, of_rule

#: So many findings of one sort about one form are read; the rest is counted.
MOST_TOLD = 10


def find(rules: tuple[RuleInForce, ...], words: Words, domains: Domains) -> Iterator[Finding]:
    """Holes and overlaps of each form's routes, each with its region and an example."""
    routes = [each for each in rules if each.kind == "route"]
    for form in dict.fromkeys(each.rule.form for each in routes):
        of_form = [each for each in routes if each.rule.form == form]
        yield from _of_form(of_form, domains.of_form(form), words)


def _of_form(
    routes: list[RuleInForce], domains: Mapping[str, Domain], words: Words
) -> Iterator[Finding]:
    main = [each for each in routes if each.rule.place is Place.MAIN]
    bands = as_bands(main, domains)
    try:
        holes, overlaps = list(bands.holes()), list(bands.overlaps())
    except TooIntricate:
        yield of_rule(routes[0], _too_intricate(routes[0], words), level=Level.HEED)
        return
    # What hardly ever happens comes last: only so much is told.
    yield from cut([_hole(each, routes[0], words) for each in holes], routes[0])
    two_posts = [each for each in overlaps if each.unusual and not each.missing]
    others = [each for each in overlaps if each not in two_posts]
    yield from cut([_overlap(each, words) for each in others], routes[0])
    parting = [each for each in two_posts if not lead_alike([of.rule for of in each.routes])]
    if parting:
        yield _of_two_posts(parting, words)
    yield from idle(bands, words)


def cut(found: list[Finding], about: RuleInForce) -> Iterator[Finding]:
    """The first of many findings, and how many more there are."""
    yield from found[:MOST_TOLD]
    if more := found[MOST_TOLD:]:
        sentence = _("… and %(more)s more of this kind. They show once the first are mended.")
        level = Level.MUST if any(each.stops for each in more) else Level.HEED
        yield of_rule(about, sentence % {"more": len(more)}, level=level)


def idle(bands: Bands[RuleInForce], words: Words) -> Iterator[Finding]:
    """Rules that no case could ever bring into play."""
    for each in bands.never():
        if each.beaten:
            sentence = _(
                "This rule never comes into play: wherever it would apply, one of a higher "
                "priority does. Take it out, or change the priority."
            )
        else:
            sentence = _(
                "The rows of this rule contradict each other, so it never applies. Correct a row."
            )
        yield of_rule(each.of, sentence, level=Level.HEED if each.beaten else Level.MUST)


def _hole(found: Hole, first: RuleInForce, words: Words) -> Finding:
    sentence = _(
        "No route of “%(form)s” applies to: %(region)s (for example: %(example)s). "
        "Add a route or widen a bound."
    )
    return of_rule(first, sentence % _named(found, first, words), level=_level(found))


def _overlap(found: Overlap, words: Words) -> Finding:
    first = found.routes[0]
    sentence = _(
        "Two routes of “%(form)s” apply at once to: %(region)s (for example: %(example)s). "
        "Move a bound, or give one of them a higher priority."
    )
    return _of_routes(found.routes, sentence % _named(found, first, words), _level(found))


def _of_two_posts(found: list[Overlap], words: Words) -> Finding:
    """Overlaps that only somebody meets who holds two posts; one finding for all of them."""
    routes = [route for each in found for route in each.routes]
    sentence = _(
        "For somebody who holds two posts (such as: %(posts)s) two routes of “%(form)s” apply at "
        "once. Give one of them a higher priority if that can happen."
    )
    named = {"form": words.form(routes[0].rule.form), "posts": _posts(found, words)}
    return _of_routes(routes, sentence % named, Level.HEED)


def _posts(found: list[Overlap], words: Words) -> str:
    pairs = [
        _("%(one)s and %(other)s") % dict(zip(("one", "other"), posts, strict=True))
        for each in found
        for key, value in each.facts.items()
        if isinstance(value, frozenset)
        and len(posts := [words.value(key, post) for post in sorted(value)]) > 1
    ]
    return joined(dict.fromkeys(pairs[:MOST_TOLD]))


def _of_routes(routes: Sequence[RuleInForce], sentence: str, level: Level) -> Finding:
    paths = joined(dict.fromkeys(each.basis.path for each in routes))
    first = routes[0]
    return Finding(paths, sentence, Property.EXECUTABILITY, level, first.basis.clause, first.index)


def _level(found: Hole | Overlap) -> Level:
    return Level.HEED if found.unusual else Level.MUST


def _named(found: Hole | Overlap, first: RuleInForce, words: Words) -> dict[str, str]:
    return {
        "form": words.form(first.rule.form),
        "region": region(found, words),
        "example": example(found, words),
    }


def _too_intricate(first: RuleInForce, words: Words) -> str:
    sentence = _(
        "The routes of “%(form)s” cut each other in too many ways to be checked to the end. "
        "Divide them by fewer facts."
    )
    return sentence % {"form": words.form(first.rule.form)}
