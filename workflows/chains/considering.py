"""The rules' answer about one matter: verdicts, and the chain that it would take."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from facts.conditions import Facts
from facts.words import Words, joined
from forms.schemas.models import FormEdition
from people.models import Person
from regulations.compiling import RuleInForce
from regulations.in_force import Binding, RulesConflict, bindings, published_rules_for
from regulations.models import Edition
from regulations.rules.basis import Basis
from regulations.rules.choose import CitedRoute, NoRoute, RoutesCollide, choose
from regulations.rules.limit import Asked
from regulations.rules.verdict import Effect, Verdict

from .circumstances import Circumstances, gather
from .due import DueDate, due_dates
from .kinds import kind_of
from .minuted import still_good, with_minutes
from .models import Minutes
from .others import Other, Together
from .plan import NobodyHolds, PlannedStep, no_holder_sentence, plan
from .sources import ASKED, Sources


@dataclass(frozen=True)
class Considered:
    """What would happen if this were handed in now."""

    circumstances: Circumstances
    verdicts: tuple[Verdict, ...]
    steps: tuple[PlannedStep, ...]
    bindings: tuple[Binding, ...]
    #: The minutes that lift a limit for this slip, if it needs any.
    minutes: Minutes | None = None
    due: tuple[DueDate, ...] = ()

    @property
    def bases(self) -> list[Basis]:
        """Every clause that the chain, the verdicts and the due dates rest on."""
        said = [basis for verdict in self.verdicts for basis in verdict.basis]
        counted = [each.basis for each in self.due]
        return [*(step.basis for step in self.steps), *said, *counted]

    @property
    def concerned(self) -> set[int]:
        """The keys of the applicant and of those who have a station in it."""
        acting = {holder.person.pk for step in self.steps for holder in step.holders}
        return {self.circumstances.applicant.pk, *acting}

    @property
    def refusing(self) -> list[Verdict]:
        """The verdicts because of which it may not be handed in."""
        return [each for each in self.verdicts if each.refuses]


def consider(
    edition: FormEdition,
    answers: Mapping[str, Any],
    applicant: Person,
    *,
    at: datetime,
    kept: Sequence[Binding] | None = None,
    without: str = "",
    origin: str = "",
    lock: bool = False,
    partial: bool = False,
) -> Considered:
    """Ask every rule about the form; `kept` are the editions of a matter already under way.

    `origin` is the serial of the matter that it grows out of, if any. With `partial` answers,
    that no route applies yet is no verdict.
    """
    about = gather(edition, answers, applicant, at=at, without=without, lock=lock)
    found = tuple(kept) if kept is not None else tuple(bindings(about.appointment.unit, about.on))
    try:
        rules = published_rules_for(found, edition.slug)
    except RulesConflict as conflict:
        return Considered(about, (conflict_verdict(conflict.rules),), (), found)
    judged = judge(rules, about, stream=without)
    problem, steps = staff(judged, about)
    if partial and not steps:
        problem = ()
    spoke = {rule.basis.regulation for rule in rules}
    keep = tuple(each for each in found if each.edition.slug in spoke)
    kind = kind_of(edition.kind)
    against = kind.at_odds(about, judged.others, own=without, origin=origin)
    said = judged.verdicts
    if any(each.refuses for each in against):
        # What the approval would go by is no matter while it may not be handed in.
        said = tuple(each for each in said if each.kind != "route")
    verdicts = (*against, *said, *problem)
    return Considered(about, verdicts, steps, keep, judged.minutes, judged.due)


@dataclass(frozen=True)
class Judged:
    """What the rules say before anybody is looked for at the stations."""

    rules: Sequence[RuleInForce]
    #: Each limit that is about the matter, with its verdict.
    limits: tuple[tuple[RuleInForce, Verdict], ...]
    foretold: tuple[Verdict, ...]
    #: The routes of its chain, or else the verdict that says why there is none.
    routes: tuple[CitedRoute, ...]
    problem: Verdict | None
    due: tuple[DueDate, ...]
    minutes: Minutes | None
    #: What else the applicant has that may have to do with it.
    others: Sequence[Other] = ()

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Those of the limits, and what else is foretold."""
        return (*(verdict for _rule, verdict in self.limits), *self.foretold)


def judge(
    rules: Sequence[RuleInForce],
    about: Circumstances,
    *,
    stream: str = "",
    sources: Sources = ASKED,
) -> Judged:
    """Let rules about one form judge one matter."""
    kind = kind_of(about.edition.kind)
    measured = {rule.rule.fact for rule in rules if rule.kind == "limit"}
    if measured & kind.tallied:
        about = about.counting(kind.tallies(about, sources))
    limits, minutes = _limits(rules, about, stream, sources)
    others = sources.others(about, stream)
    together = kind.taken_together(about, others)
    routes, problem = _routes(rules, about, {**about.facts, **(together.facts if together else {})})
    due = due_dates(
        rules,
        about.facts,
        born_by=kind.born_by,
        began=about.began,
        calendar_since=sources.calendar,
    )
    foretold = list(kind.foretold(rules, about.facts))
    if together and routes:
        foretold.append(_said_together(together, routes))
    return Judged(rules, tuple(limits), tuple(foretold), routes, problem, due, minutes, others)


def _said_together(together: Together, routes: Sequence[CitedRoute]) -> Verdict:
    main = routes[0]
    asked = any(row.fact in together.facts for row in main.route.when)
    sentence = together.sentence if asked else together.unasked
    return Verdict("route", False, Effect.WARN, together.title, sentence, (main.basis,))


def _limits(
    rules: Iterable[RuleInForce], about: Circumstances, stream: str, sources: Sources
) -> tuple[list[tuple[RuleInForce, Verdict]], Minutes | None]:
    judged, minutes, asked = [], None, about.asked
    citable: Sequence[Minutes] | None = None
    for rule in rules:
        verdict = _judged(rule, asked) if rule.kind == "limit" else None
        if verdict and verdict.refuses and verdict.effect is Effect.REFUSE_UNLESS_MINUTES:
            if citable is None:
                slip = about.applicant, about.edition.slug, about.on, stream
                citable = sources.minutes(*slip)
                minutes = still_good(citable, about.on)
            verdict = _judged(rule, with_minutes(asked, minutes, citable))
        judged += [(rule, verdict)] if verdict else []
    return judged, minutes


def _judged(rule: RuleInForce, asked: Asked) -> Verdict | None:
    verdict = rule.rule.judge(asked, rule.words)
    return replace(verdict, basis=(rule.basis,)) if verdict else None


def _routes(
    rules: Sequence[RuleInForce], about: Circumstances, facts: Facts
) -> tuple[tuple[CitedRoute, ...], Verdict | None]:
    routes = [CitedRoute(each.rule, each.basis) for each in rules if each.kind == "route"]
    try:
        return tuple(choose(routes, facts)), None
    except NoRoute:
        return (), _no_route(routes, about, words_among(rules))
    except RoutesCollide as collision:
        return (), conflict_verdict(collision.routes)


def staff(
    judged: Judged, about: Circumstances, *, sources: Sources = ASKED
) -> tuple[tuple[Verdict, ...], tuple[PlannedStep, ...]]:
    """The chain with whoever sits at its stations, and the verdict that stands against it, if any."""
    if judged.problem is not None:
        return (judged.problem,), ()
    try:
        steps = plan(
            judged.routes,
            applicant=about.applicant,
            unit=about.appointment.unit,
            on=about.on,
            form=about.edition.slug,
            sources=sources,
        )
    except NobodyHolds as problem:
        sentence = no_holder_sentence(problem, words_among(judged.rules))
        return (_refusing(_("A post is vacant"), sentence, [problem.basis]),), ()
    if not any(step.act.concludes and not step.passed_over for step in steps):
        return (_nobody_decides(judged.routes),), tuple(steps)
    return (), tuple(steps)


def words_among(rules: Iterable[RuleInForce]) -> Words:
    """The words with which the first of some rules speaks."""
    return next((each.words for each in rules), Words())


def _no_route(routes: Sequence[CitedRoute], about: Circumstances, words: Words) -> Verdict:
    asked = dict.fromkeys(row.fact for each in routes for row in each.route.when)
    given = joined(
        f"{words.fact(key)} {words.value(key, about.facts[key])}"
        for key in asked
        if key in about.facts
    )
    sentence = _(
        "No regulation in force on %(day)s says who decides on this (%(given)s). "
        "Ask the policy editor to complete the routes; what you filled in is kept."
    ) % {"day": date_format(about.on), "given": given or about.edition.title}
    return _refusing(_("No clause says who decides"), sentence, [each.basis for each in routes[:1]])


def conflict_verdict(rules: Iterable[CitedRoute] | Iterable[RuleInForce]) -> Verdict:
    """What is said when several rules apply at once."""
    bases = [each.basis for each in rules]
    sentence = _(
        "Several rules apply at once (%(paths)s). Ask the policy editor to settle which one holds; "
        "what you filled in is kept."
    ) % {"paths": joined(dict.fromkeys(_cited(bases)))}
    return _refusing(_("Rules contradict each other"), sentence, bases)


def _cited(bases: Sequence[Basis]) -> list[str]:
    """《社区网格员管理办法》三.2: each by the title of its edition (one query)."""
    numbered = Edition.objects.filter(slug__in={each.regulation for each in bases})
    rows = numbered.values_list("slug", "number", "title")
    titles = {(slug, number): title for slug, number, title in rows}
    return [
        _("“%(title)s” %(path)s")
        % {
            "title": titles.get((each.regulation, each.edition), each.regulation),
            "path": each.path,
        }
        for each in bases
    ]


def _nobody_decides(chosen: Sequence[CitedRoute]) -> Verdict:
    sentence = _(
        "You would be the only one to decide on your own matter. Ask the office who decides in your place."
    )
    return _refusing(_("Nobody is left to decide"), sentence, [chosen[0].basis])


def _refusing(title: str, sentence: str, bases: Iterable[Basis]) -> Verdict:
    return Verdict("route", False, Effect.REFUSE, title, sentence, tuple(bases))
