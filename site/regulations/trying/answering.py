"""What the rules of a form say about one case: who decides, what is too much, by when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from facts.conditions import Facts
from facts.words import Words, joined

from ..compiling import RuleInForce
from ..rules.choose import CitedRoute, NoRoute, RoutesCollide, choose
from ..rules.limit import TIMES, Asked, Per, Usage
from ..rules.route import side_by_side
from .sheets import DECLARED, Sheet


@dataclass(frozen=True)
class Said:
    """One sentence of a rule: how it stands (`ok`, `soon`, `late`), with the clause."""

    tone: str
    sentence: str
    clause: str = ""
    path: str = ""

    def as_dict(self) -> dict[str, str]:
        """The shape that the editor's screen shows."""
        return {
            "tone": self.tone,
            "sentence": self.sentence,
            "clause": self.clause,
            "path": self.path,
        }


def answer(
    rules: Sequence[RuleInForce], sheet: Sheet, facts: Facts, words: Words
) -> dict[str, list[Said]]:
    """`route`, `limits` and `deadlines`, each in sentences; amounts of earlier matters count as none."""
    matter = {key: value for key, value in facts.items() if key != DECLARED}
    return {
        "route": list(_route(rules, sheet, matter, words)),
        "limits": list(_limits(rules, facts, matter, words)),
        "deadlines": list(_deadlines(rules, matter, words)),
    }


def _route(
    rules: Sequence[RuleInForce], sheet: Sheet, facts: Facts, words: Words
) -> Iterator[Said]:
    routes = [CitedRoute(each.rule, each.basis) for each in rules if each.kind == "route"]
    if not routes:
        return
    try:
        chosen = choose(routes, facts)
    except NoRoute:
        yield _nobody(routes, sheet, facts)
    except RoutesCollide as collision:
        paths = joined(dict.fromkeys(each.basis.path for each in collision.routes))
        first = collision.routes[0].basis
        sentence = _("Two routes apply at once: %(clauses)s.") % {"clauses": paths}
        yield Said("late", sentence, first.clause, first.path)
    else:
        for each in chosen:
            yield Said("ok", _stations(each, words), each.basis.clause, each.basis.path)


def _nobody(routes: Sequence[CitedRoute], sheet: Sheet, facts: Facts) -> Said:
    """A case without a route; while facts are open it may still have one."""
    asked = {row.fact for each in routes for row in each.route.when}
    open_ = [each.label for each in sheet.questions if each.key in asked - set(facts)]
    if not open_:
        return Said("late", _("Nobody decides about this case."))
    named = {"facts": joined(open_)}
    return Said("soon", _("Nobody decides while this is not filled in: %(facts)s.") % named)


def _stations(cited: CitedRoute, words: Words) -> str:
    stops = side_by_side(cited.route.stations, words)
    return _(" → ").join(stops)


def _limits(
    rules: Sequence[RuleInForce], facts: Facts, matter: Facts, words: Words
) -> Iterator[Said]:
    declared = _("a declared period") if facts.get(DECLARED) is True else None

    def usage(fact: str, per: Per) -> list[Usage]:
        now = Decimal(1) if fact == TIMES else matter.get(fact)
        return [Usage("", Decimal(0), now if isinstance(now, Decimal) else Decimal(0))]

    asked = Asked(matter, usage, declared)
    for each in rules:
        if each.kind == "limit" and (verdict := each.rule.judge(asked, words)):
            tone = "late" if verdict.refuses else "ok" if verdict.met else "soon"
            yield Said(tone, verdict.title, each.basis.clause, each.basis.path)


def _deadlines(rules: Sequence[RuleInForce], matter: Facts, words: Words) -> Iterator[Said]:
    for each in rules:
        if each.kind == "deadline" and each.rule.applies(matter):
            yield Said("ok", each.rule.sentence(words), each.basis.clause, each.basis.path)


def as_json(told: dict[str, list[Said]]) -> dict[str, Any]:
    """The shape that the editor's screen shows."""
    return {name: [each.as_dict() for each in said] for name, said in told.items()}
