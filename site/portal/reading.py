"""制度 to be read: clauses with their marks, rules and notes, and a table of contents."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import Http404

from regulations.models import Edition
from regulations.numbering import printed

from .words import RULES

MOST_RULES_OPEN = 4
#: Rules of which a reader wants to know: where do I do that?
LEADING_TO_FORMS = frozenset({"route", "evidence"})


@dataclass(frozen=True)
class RuleRead:
    """One rule as its sentence."""

    kind: str
    sentence: str

    @property
    def icon(self) -> str:
        return RULES[self.kind][0] if self.kind in RULES else "gavel"

    @property
    def label(self) -> str:
        return str(RULES[self.kind][1]) if self.kind in RULES else self.kind


@dataclass(frozen=True)
class ClauseRead:
    """One clause as printed."""

    id: str
    path: str
    level: int
    mark: str
    title: str
    text: str
    note: str
    rules: list[RuleRead]
    refs: list[dict[str, str]] = field(default_factory=list)
    table: list[list[str]] = field(default_factory=list)
    #: The forms that its rules name and that may be filled in now: (address, title).
    forms: list[tuple[str, str]] = field(default_factory=list)

    @property
    def many(self) -> bool:
        """Whether its rules are folded up."""
        return len(self.rules) > MOST_RULES_OPEN


@dataclass(frozen=True)
class Entry:
    """A part in the table of contents, with its provisions."""

    clause: ClauseRead
    below: list[ClauseRead]


def clauses_read(
    clauses: Iterable[dict[str, Any]], numbering: str, offered: Mapping[str, str] | None = None
) -> list[ClauseRead]:
    """The clauses of an edition, or of a page in the editor; `offered` are titles of forms by slug."""
    return [
        ClauseRead(
            id=each["id"],
            path=each["path"],
            level=each["level"],
            mark=printed(each["mark"], each["level"], numbering),
            title=each["title"],
            text=each["text"],
            note=each["note"],
            rules=[RuleRead(rule["kind"], rule["sentence"]) for rule in each["rules"]],
            refs=each.get("refs", []),
            table=each.get("table", []),
            forms=[
                (slug, (offered or {})[slug]) for slug in _named(each) if slug in (offered or {})
            ],
        )
        for each in clauses
    ]


def forms_named(clauses: Iterable[dict[str, Any]]) -> set[str]:
    """The forms that any rule of them names, by slug."""
    return {slug for each in clauses for slug in _named(each)}


def _named(clause: dict[str, Any]) -> list[str]:
    telling = (rule for rule in clause["rules"] if rule["kind"] in LEADING_TO_FORMS)
    return list(dict.fromkeys(filter(None, (rule["parameters"].get("form") for rule in telling))))


def contents(clauses: Sequence[ClauseRead]) -> list[Entry]:
    """First level, each with its second."""
    found: list[Entry] = []
    for clause in clauses:
        if clause.level == 1 or not found:
            found.append(Entry(clause, []))
        elif clause.level == 2:
            found[-1].below.append(clause)
    return found


def editions_of(slug: str) -> list[Edition]:
    """All editions of a regulation, newest first; 404 when there is none."""
    editions = list(Edition.objects.filter(slug=slug).defer("clauses", "words"))
    if not editions:
        raise Http404
    return editions


def edition_on(editions: Sequence[Edition], on: date) -> Edition | None:
    """The one in force on a day, of the editions of one regulation, newest first."""
    begun = (each for each in sorted(editions, key=_age, reverse=True) if each.is_in_force(on))
    return next(begun, None)


def chosen_edition(editions: Sequence[Edition], number: str, on: date) -> Edition:
    """The one with a number, else the text of a day, else the first there was."""
    if not number:
        return _text_of(editions, edition_on(editions, on)) or editions[-1]
    found = next((each for each in editions if str(each.number) == number), None)
    if found is None:
        raise Http404
    return found


def _text_of(editions: Sequence[Edition], edition: Edition | None) -> Edition | None:
    """An edition, or where the regulation ended with it, the one that it ended."""
    if edition is None or not edition.ends:
        return edition
    before = [each for each in editions if _age(each) < _age(edition) and not each.ends]
    return max(before, key=_age, default=edition)


def until(editions: Sequence[Edition], edition: Edition) -> date | None:
    """From which day a later edition stands in its place."""
    later = [each.in_force_from for each in editions if _age(each) > _age(edition)]
    return min(later, default=None)


def _age(edition: Edition) -> tuple[date, int]:
    return edition.in_force_from, edition.number
