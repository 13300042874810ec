"""No other regulation lays down the same thing for the same people, now or while this is in force (DM-3)."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from facts.words import Words, joined
from people.models import Unit

from ..compiling import RuleInForce, rules_of_edition
from ..in_force import subject_of
from ..models import Edition
from ..shelf import current
from .finding import Finding, Level, Property, of_rule


def find(page: Any, rules: tuple[RuleInForce, ...], words: Words) -> Iterator[Finding]:
    """Rules that another regulation has for one of the same units, or for one above or below it."""
    own = {subject_of(each): each for each in reversed(rules)}
    mine = list(page.binds.all())
    told: set[tuple[Any, ...]] = set()
    for edition in _beside(page):
        theirs = _by_subject(rules_of_edition(edition.pk, edition.digest))
        clashes = list(_clashes(edition, mine, page.in_force_from))
        for subject in [each for each in own if each in theirs]:
            for level, sentence, units in clashes:
                # An edition that follows another one with the same rule clashes once.
                if (key := (edition.regulation_id, subject, level)) in told:
                    continue
                told.add(key)
                named = {**units, **_named(own[subject], edition, theirs[subject], words)}
                yield of_rule(own[subject], sentence % named, Property.EXCLUSIVITY, level)


def _beside(page: Any) -> Iterable[Edition]:
    """Editions of other regulations that are in force on the first day, or will be later."""
    on = page.in_force_from
    now = current(on).values("pk")
    rows = Edition.objects.filter(Q(pk__in=now) | Q(in_force_from__gt=on))
    ending = [page.pk, *(each.pk for each in page.replaces.all())]
    others = rows.exclude(regulation_id__in=ending).defer("clauses", "heading", "words")
    return others.prefetch_related("binds").order_by("in_force_from", "slug", "number")


def _by_subject(rules: Iterable[RuleInForce]) -> dict[tuple[Any, ...], list[str]]:
    found: dict[tuple[Any, ...], list[str]] = {}
    for each in rules:
        found.setdefault(subject_of(each), []).append(each.basis.path)
    return found


Clash = tuple[Level, str, dict[str, str]]


def _clashes(edition: Edition, mine: list[Unit], on: date) -> Iterator[Clash]:
    """Whom both bind: the same unit is a conflict; of a unit and one above it the nearer wins."""
    for unit, other in product(mine, edition.binds.all()):
        named = {"unit": unit.name, "other": other.name}
        if unit == other:
            yield Level.MUST, _twice(later=edition.in_force_from > on), named
        elif unit.path.startswith(other.path):
            yield Level.HEED, _nearer(), named
        elif other.path.startswith(unit.path):
            yield Level.HEED, _farther(), named


def _twice(*, later: bool) -> str:
    if later:
        return _(
            "“%(title)s” (%(paths)s) lays this down about “%(form)s” for %(unit)s too, from "
            "%(day)s on. Take it out there, or let one of the two bind other units."
        )
    return _(
        "“%(title)s” (%(paths)s) already lays this down about “%(form)s” for %(unit)s. "
        "Take it out there, or let one of the two bind other units."
    )


def _nearer() -> str:
    return _(
        "“%(title)s” (%(paths)s) lays this down about “%(form)s” for %(other)s, to which "
        "%(unit)s belongs. In %(unit)s this regulation wins; see whether that is meant."
    )


def _farther() -> str:
    return _(
        "“%(title)s” (%(paths)s) lays this down about “%(form)s” for %(other)s, which belongs "
        "to %(unit)s. In %(other)s that one wins; see whether that is meant."
    )


def _named(rule: RuleInForce, edition: Edition, paths: list[str], words: Words) -> dict[str, str]:
    return {
        "title": edition.title,
        "paths": joined(dict.fromkeys(paths)),
        "form": words.form(rule.rule.form) if rule.rule.form else _("everything"),
        "day": date_format(edition.in_force_from),
    }
