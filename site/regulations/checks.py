"""Can every rule of a regulation be carried out? (DM-4, executability.)"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from facts.models import Fact
from facts.words import Words, joined
from people.models import Post

from .compiling import RuleInForce, compile_clauses, frozen_clauses
from .rules.bands import Domain, Hole, Overlap
from .rules.bands import findings as band_findings
from .rules.choose import CitedRoute
from .rules.kinds import RuleNotUnderstood
from .vocabulary import vocabulary


@dataclass(frozen=True)
class Finding:
    """One thing that keeps a regulation from being published: where, what, what to do."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}：{self.sentence}" if self.path else self.sentence


def find(page: Any) -> list[Finding]:
    """All findings about a page as it stands in the editor."""
    words = vocabulary()
    try:
        clauses = frozen_clauses(page.clauses, page.numbering, words)
    except RuleNotUnderstood as error:
        return [Finding("", _not_understood(error))]
    rules = compile_clauses(page.slug, 0, clauses, words)
    return [
        *_dates(page),
        *_quotes(clauses),
        *_posts(rules, words),
        *_facts(rules),
        *_bands(rules, words),
    ]


def _not_understood(error: RuleNotUnderstood) -> str:
    return _("A rule of the kind “%(kind)s” is incomplete: %(problems)s. Fill these in.") % {
        "kind": error.kind,
        "problems": joined(f"{where}（{what}）" for where, what in error.problems),
    }


def _dates(page: Any) -> Iterator[Finding]:
    last = page.editions.order_by("-in_force_from").first() if page.pk else None
    if last and page.in_force_from < last.in_force_from:
        yield Finding(
            "",
            _(
                "“In force from” is %(asked)s, but edition %(number)s is in force from %(last)s. "
                "Choose that day or a later one."
            )
            % {"asked": page.in_force_from, "number": last.number, "last": last.in_force_from},
        )


def _quotes(clauses: list[dict[str, Any]]) -> Iterator[Finding]:
    for clause in clauses:
        for rule in clause["rules"]:
            if rule["quote"] and rule["quote"] not in clause["text"]:
                yield Finding(
                    clause["path"],
                    _("The words “%(quote)s” are not in the clause. Copy them from its text.")
                    % {"quote": rule["quote"]},
                )


def _posts(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    known = set(Post.objects.values_list("code", flat=True))
    for each in rules:
        for station in getattr(each.rule, "stations", ()):
            if station.post not in known:
                yield Finding(
                    each.basis.path,
                    _("There is no post “%(post)s”. Add it under posts, or choose another.")
                    % {"post": words.post(station.post)},
                )


def _facts(rules: tuple[RuleInForce, ...]) -> Iterator[Finding]:
    known = set(Fact.objects.values_list("key", flat=True))
    for each in rules:
        asked = {row.fact for row in getattr(each.rule, "when", ())}
        asked |= {
            row.fact
            for exemption in getattr(each.rule, "except_when", ())
            for row in exemption.rows
        }
        asked |= {each.rule.fact} if hasattr(each.rule, "fact") else set()
        for key in sorted(asked - known):
            yield Finding(
                each.basis.path,
                _(
                    "The rule asks about the fact “%(fact)s”, which is not in the dictionary. Choose another."
                )
                % {"fact": key},
            )


def _bands(rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    domains = {
        fact.key: Domain(fact.type, fact.minimum, fact.step, tuple(fact.choices))
        for fact in Fact.objects.all()
    }
    forms = dict.fromkeys(each.rule.form for each in rules if each.kind == "route")
    for form in forms:
        routes = [
            CitedRoute(r.rule, r.basis) for r in rules if r.kind == "route" and r.rule.form == form
        ]
        for found in band_findings(routes, domains):
            yield _band_finding(found, form, routes, words)


def _band_finding(
    found: Hole | Overlap, form: str, routes: list[CitedRoute], words: Words
) -> Finding:
    case = joined(
        f"{words.fact(key)} {words.value(key, value)}" for key, value in found.facts.items()
    )
    if isinstance(found, Overlap):
        paths = joined(dict.fromkeys(each.basis.path for each in found.routes))
        return Finding(
            paths,
            _(
                "Two routes of “%(form)s” apply at once (for example: %(case)s). "
                "Move a bound, or give one of them a higher priority."
            )
            % {"form": words.form(form), "case": case},
        )
    return Finding(
        routes[0].basis.path,
        _("No route of “%(form)s” applies (for example: %(case)s). Add a route or widen a bound.")
        % {"form": words.form(form), "case": case},
    )
