"""Who is treated apart, who would decide on his own matter, whom nobody supervises (DM-7)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from facts.conditions import Condition, Op
from facts.dictionary import APPLICANT_POST
from facts.words import Words, joined

from ..compiling import RuleInForce
from ..rules.bands import Bands, TooIntricate
from ..rules.route import ON_OWN_MATTER, Place, Station, Where
from .domains import Domains, as_bands
from .finding import Finding, Level, Property, heed, of_rule
from .seats import Seat, Seats

OF_THE_PERSON = "applicant."
MOST_NAMES = 6


def find(
    rules: tuple[RuleInForce, ...], words: Words, domains: Domains, seats: Seats
) -> Iterator[Finding]:
    """What an editor should be able to give a reason for."""
    yield from _apart(rules, words)
    yield from _own_matters(rules, words, domains, seats)
    alone = seats.unsupervised()
    if alone:
        sentence = _(
            "Nobody supervises %(names)s: no post that oversees the unit is held by somebody "
            "else there or above. See who looks after what they do."
        )
        yield heed(Property.FAIRNESS, sentence % {"names": _names(alone, words)})


def _apart(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    for each in rules:
        named = [
            row for row in getattr(each.rule, "when", ()) if row.fact.startswith(OF_THE_PERSON)
        ]
        if named:
            sentence = _(
                "This rule is for some people only (%(who)s). "
                "Say in the clause, or in a note, why they are treated apart."
            )
            yield _heed(each, sentence % {"who": joined(row.sentence(words) for row in named)})
        for exempted in getattr(each.rule, "except_when", ()):
            who = [row for row in exempted.rows if row.fact.startswith(OF_THE_PERSON)]
            if who:
                sentence = _(
                    "Some people are exempt from this rule (%(who)s). "
                    "Say in the clause, or in a note, why."
                )
                yield _heed(each, sentence % {"who": joined(row.sentence(words) for row in who)})


def _own_matters(
    rules: tuple[RuleInForce, ...], words: Words, domains: Domains, seats: Seats
) -> Iterator[Finding]:
    main = [each for each in rules if each.kind == "route" and each.rule.place is Place.MAIN]
    for form in dict.fromkeys(each.rule.form for each in main):
        routes = [each for each in main if each.rule.form == form]
        posts = {stop.post for each in routes for stop in each.rule.stations}
        rows = [_holds(post) for post in sorted(posts)]
        try:
            yield from _of_form(routes, as_bands(routes, domains.of_form(form), rows), words, seats)
        except TooIntricate:
            continue


def _of_form(
    routes: list[RuleInForce], bands: Bands[RuleInForce], words: Words, seats: Seats
) -> Iterator[Finding]:
    for at, each in enumerate(routes):
        for post in dict.fromkeys(stop.post for stop in each.rule.stations):
            stops = [stop for stop in each.rule.stations if stop.post == post]
            alone = _would_meet_himself(stops, seats)
            if alone and bands.wins(at, [_holds(post)]):
                yield _heed(each, _own_matter(each, post) % {"names": _names(alone, words)})


def _would_meet_himself(stops: list[Station], seats: Seats) -> list[Seat]:
    """Those alone in the post, who come to a station of it with their own matter."""
    own = [
        stop
        for stop in stops
        if stop.act not in ON_OWN_MATTER and stop.where is not Where.LEVEL_ABOVE
    ]
    named = {stop.unit for stop in own if stop.where is Where.NAMED_UNIT}
    anywhere = any(stop.where is not Where.NAMED_UNIT for stop in own)
    alone = seats.alone(own[0].post) if own else []
    return [each for each in alone if anywhere or each.unit in named]


def _own_matter(each: RuleInForce, post: str) -> str:
    others = [stop for stop in each.rule.stations if stop.post != post and stop.act.concludes]
    if others:
        return _(
            "A matter of %(names)s comes to their own station here: it is passed over, and the "
            "others decide. Give them a route of their own if that is not enough."
        )
    return _(
        "A matter of %(names)s would be left to themselves here, so nobody could decide on it. "
        "Give them a route of their own."
    )


def _holds(post: str) -> Condition:
    return Condition(APPLICANT_POST, Op.EQ, post)


def _names(seats: list[Seat], words: Words) -> str:
    said = [
        _("%(name)s (%(post)s, %(unit)s)")
        % {"name": each.name, "post": words.post(each.post), "unit": each.unit_name}
        for each in seats[:MOST_NAMES]
    ]
    if len(seats) <= MOST_NAMES:
        return joined(said)
    return _("%(names)s and %(more)s more") % {
        "names": joined(said),
        "more": len(seats) - MOST_NAMES,
    }


def _heed(each: RuleInForce, sentence: str) -> Finding:
    return of_rule(each, sentence, Property.FAIRNESS, Level.HEED)
