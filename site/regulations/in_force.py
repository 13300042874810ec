"""Which editions bind a unit on a day, and which of their rules win (design section 4)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import F, QuerySet

from people.models import Unit
from queries import prepared

from .compiling import RuleInForce, rules_of_edition
from .models import Edition
from .rules.route import Place
from .shelf import current

#: Of how many offices and forms each process keeps the rules that win.
MOST_KEPT = 500
#: Kinds that decide a matter when it is handed in; the others judge what records add up to.
OF_A_MATTER = frozenset({"route", "limit", "deadline", "grade"})


@dataclass(frozen=True)
class Binding:
    """An edition that binds a unit, and how near: the depth of the unit that it names."""

    edition: Edition
    depth: int

    @property
    def key(self) -> int:
        """The key of the edition."""
        return self.edition.pk

    @property
    def rules(self) -> tuple[RuleInForce, ...]:
        """Every rule that it lays down."""
        return rules_of_edition(self.edition.pk, self.edition.digest)


class _Published(NamedTuple):
    """As much of the binding of a published edition as its rules depend on."""

    key: int
    digest: str
    depth: int

    @property
    def rules(self) -> tuple[RuleInForce, ...]:
        return rules_of_edition(self.key, self.digest)


_Binds = Binding | _Published


class RulesConflict(Exception):
    """Two regulations of the same level lay down the same thing for the same people."""

    def __init__(self, rules: Iterable[RuleInForce]) -> None:
        self.rules = list(rules)
        super().__init__([each.basis.path for each in self.rules])


def bindings(unit: Unit, on: date) -> list[Binding]:
    """All editions in force for a unit on a day, the latest of each regulation (one query)."""
    paths = tuple([unit.path[: end * unit.steplen] for end in range(1, unit.depth + 1)])
    rows = _binding(paths, on)
    ordered = sorted(rows, key=lambda each: (each.regulation_id, each.bound_depth))
    nearest = {edition.pk: Binding(edition, edition.bound_depth) for edition in ordered}
    return list(nearest.values())


@prepared
def _binding(paths: tuple[str, ...], on: date) -> QuerySet[Edition]:
    # The latest first, then whom it binds: an edition that leaves a unit out ends for it.
    bound = current(on).filter(binds__path__in=paths).defer("clauses", "heading", "words")
    return bound.annotate(bound_depth=F("binds__depth")).order_by()


def in_force(unit: Unit, on: date) -> list[Edition]:
    """All editions that bind a unit on a day."""
    return [each.edition for each in bindings(unit, on)]


def rules_for(found: Iterable[_Binds], form: str) -> list[RuleInForce]:
    """The rules by which a matter about a form is decided: per subject the most specific unit's wins."""
    rules = (
        (binding, rule)
        for binding, rule in _rules(found)
        if rule.kind in OF_A_MATTER and rule.rule.form == form
    )
    return _winning(rules, subject_of)


def published_rules_for(found: Iterable[Binding], form: str) -> tuple[RuleInForce, ...]:
    """The same of published editions, which never change: found once for those that bind together."""
    kept = [_Published(each.key, each.edition.digest, each.depth) for each in found]
    return _published_rules_for(tuple(kept), form)


@lru_cache(maxsize=MOST_KEPT)
def _published_rules_for(found: tuple[_Published, ...], form: str) -> tuple[RuleInForce, ...]:
    return tuple(rules_for(found, form))


def forms_served(found: Iterable[Binding]) -> frozenset[str]:
    """The forms that can be handed in: those for which a route says who decides."""
    routes = (rule.rule for _binding, rule in _rules(found) if rule.kind == "route")
    return frozenset(each.form for each in routes if each.place is Place.MAIN)


def rules_of(found: Iterable[Binding], kind: str, *, post: str = "") -> list[RuleInForce]:
    """The rules of a kind, whatever their form (or none): per subject the most specific unit's wins.

    With a `post`, those that are about it; a rule that names no post is about everyone.
    """
    rules = (
        (binding, rule)
        for binding, rule in _rules(found)
        if rule.kind == kind and _is_about(rule.rule, post)
    )
    return _winning(rules, _about)


def _is_about(rule: Any, post: str) -> bool:
    posts = getattr(rule, "post", ())
    return not post or not posts or post in posts


def _rules(found: Iterable[_Binds]) -> Iterator[tuple[_Binds, RuleInForce]]:
    return ((binding, rule) for binding in found for rule in binding.rules)


def _winning(
    rules: Iterable[tuple[_Binds, RuleInForce]],
    subject: Callable[[RuleInForce], tuple[str, ...]],
) -> list[RuleInForce]:
    groups: dict[tuple[str, ...], dict[int, dict[int, list[RuleInForce]]]] = defaultdict(dict)
    for binding, rule in rules:
        group = groups[subject(rule)]
        group.setdefault(binding.depth, {}).setdefault(binding.key, []).append(rule)
    return [rule for group in groups.values() for rule in _nearest(group)]


def subject_of(rule: RuleInForce) -> tuple[str, ...]:
    """What a rule is about, and whose: two regulations of one level may not both lay it down."""
    posts = "&".join(sorted(getattr(rule.rule, "post", ())))
    return (*_about(rule), posts) if posts else _about(rule)


def _about(rule: RuleInForce) -> tuple[str, ...]:
    if rule.kind == "evidence":
        # One diary may prove the clauses of several regulations: nobody overrides anybody.
        return rule.kind, rule.basis.regulation, *rule.rule.subject
    if subject := getattr(rule.rule, "subject", None):
        return rule.kind, *subject
    return rule.kind, getattr(rule.rule, "form", None) or "", getattr(rule.rule, "fact", None) or ""


def _nearest(group: dict[int, dict[int, Any]]) -> list[RuleInForce]:
    by_edition = group[max(group)]
    if len(by_edition) > 1:
        raise RulesConflict(rule for rules in by_edition.values() for rule in rules)
    return next(iter(by_edition.values()))
