"""Which rules meet on one matter: routes of a form, deadlines from one act, grades of one score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from facts.words import Words

from ..checks.domains import Domains, as_bands
from ..compiling import RuleInForce
from ..rules.bands import Bands
from ..rules.lines import Line, cut_facts, lines
from ..rules.route import Place
from .pay import lines_of_pay

#: So many pictures of one fact are drawn; each shows a rule or a gap that the others do not.
MOST_LINES = 8


@dataclass(frozen=True)
class Meeting:
    """Rules on one matter, what the matter is, and its lines."""

    title: str
    nobody: str
    words: Words
    lines: Sequence[Line]
    #: Whether several may be for one case, as deadlines may.
    side_by_side: bool = False


def meetings(rules: Sequence[RuleInForce], words: Words, domains: Domains) -> Iterator[Meeting]:
    """Every matter that two rules or more, or one with bounds, cut into stretches."""
    yield from _routes(rules, words, domains)
    yield from _deadlines(rules, words, domains)
    yield from _grades(rules, words, domains)
    for subject, drawn in lines_of_pay(rules, words):
        named = {"subject": subject}
        yield Meeting(_("Pay: %(subject)s") % named, _no_rule(), drawn.words, telling(drawn.lines))


def _routes(rules: Sequence[RuleInForce], words: Words, domains: Domains) -> Iterator[Meeting]:
    main = [each for each in rules if each.kind == "route" and each.rule.place is Place.MAIN]
    for form, group in _by(main, "form").items():
        title = _("Routes of “%(form)s”") % {"form": words.form(form[0])}
        yield Meeting(title, _("nobody decides"), words, _lines(group, domains))


def _deadlines(rules: Sequence[RuleInForce], words: Words, domains: Domains) -> Iterator[Meeting]:
    found = [each for each in rules if each.kind == "deadline"]
    for (form, start), group in _by(found, "form", "starts_with").items():
        named = {"form": words.form(form), "start": words.act(start)}
        title = _("Deadlines of “%(form)s” from “%(start)s” on") % named
        drawn = _lines(group, domains)
        yield Meeting(title, _no_rule(), words, drawn, side_by_side=True)


def _grades(rules: Sequence[RuleInForce], words: Words, domains: Domains) -> Iterator[Meeting]:
    found = [each for each in rules if each.kind == "grade"]
    for (_form, fact), group in _by(found, "form", "fact").items():
        title = _("Grades by “%(fact)s”") % {"fact": words.fact(fact)}
        yield Meeting(title, _no_rule(), words, _lines(group, domains))


def telling(found: Sequence[Line]) -> list[Line]:
    """The lines that show something new: a gap, or a rule that none before them shows."""
    kept: list[Line] = []
    shown: set[int] = set()
    for each in found:
        own = {id(rule) for segment in each.segments for rule in segment.of}
        if each.has_trouble or not own <= shown:
            kept.append(each)
            shown |= own
    return kept[:MOST_LINES]


def _lines(group: Sequence[RuleInForce], domains: Domains) -> list[Line]:
    bands: Bands[Any] = as_bands(group, domains.of_form(group[0].rule.form))
    return [line for fact in cut_facts(bands) for line in telling(_ruled(lines(bands, fact)))]


def _ruled(found: Sequence[Line]) -> list[Line]:
    return [line for line in found if any(each.of for each in line.segments)]


def _by(rules: Sequence[RuleInForce], *names: str) -> dict[tuple[str, ...], list[RuleInForce]]:
    groups: dict[tuple[str, ...], list[RuleInForce]] = {}
    for each in rules:
        key = tuple(getattr(each.rule, name) or "" for name in names)
        groups.setdefault(key, []).append(each)
    return groups


def _no_rule() -> str:
    return _("no rule")
