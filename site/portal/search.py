"""查询: what somebody asked for, and the matters that answer it, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from people.service import units_named
from workflows.chains.kinds import kinds
from workflows.chains.search.finding import Question, find
from workflows.chains.visibility import sight_of

from .figures import day_in
from .paging import NEWEST_FIRST, ROWS_AND_ONE, Page, behind, cut
from .words import SPANS

if TYPE_CHECKING:
    from .access import Visitor

LONGEST_WORDS = 200
LONGEST_FILTER = 100


@dataclass(frozen=True)
class Asked:
    """The words in the box and the filters below it, as they were given; blank means all."""

    q: str = ""
    kind: str = ""
    state: str = ""
    unit: str = ""
    first: str = ""
    last: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> "Asked":
        """From an address; what cannot be looked for is left out."""
        kept = {each.name: given.get(each.name, "").replace("\x00", " ") for each in fields(cls)}
        return cls(
            q=" ".join(kept["q"].split())[:LONGEST_WORDS].strip(),
            kind=kept["kind"] if kept["kind"] in dict(kind_choices()) else "",
            state=kept["state"] if kept["state"] in dict(state_choices()) else "",
            unit=kept["unit"].strip()[:LONGEST_FILTER],
            first=_day_or_blank(kept["first"]),
            last=_day_or_blank(kept["last"]),
        )

    @property
    def narrowed(self) -> bool:
        """Whether a filter is set."""
        return any((self.kind, self.state, self.unit, self.first, self.last))

    @property
    def narrowings(self) -> list[str]:
        """What it is narrowed down by, in words."""
        days = [_("from %(day)s") % {"day": self.first}] if self.first else []
        days += [_("until %(day)s") % {"day": self.last}] if self.last else []
        codes = [dict(kind_choices()).get(self.kind), dict(state_choices()).get(self.state)]
        return [*filter(None, [*codes, self.unit]), *days]

    @property
    def query(self) -> str:
        """The same as the query of an address."""
        given = {each.name: getattr(self, each.name) for each in fields(self)}
        return urlencode({name: text for name, text in given.items() if text})

    def question(self) -> Question:
        """What the matters are asked."""
        return Question(
            words=self.q,
            kind=self.kind,
            state=self.state,
            units=units_named(self.unit) if self.unit else None,
            first=day_in(self.first),
            last=day_in(self.last),
        )


@dataclass(frozen=True)
class Answered:
    """A page of matters, and whether the search went only a part of the way."""

    page: Page
    goes_on: bool = False


def answered(visitor: "Visitor", asked: Asked, after: str = "") -> Answered:
    """The newest matters that somebody may see and that fit."""
    sight = sight_of(visitor.me, visitor.today, visitor.hats)
    place = behind(after, NEWEST_FIRST, newest_first=True)
    found = find(asked.question(), sight, most=ROWS_AND_ONE, behind=place)
    page = cut(found.rows, NEWEST_FIRST, edge=found.edge)
    return Answered(page, goes_on=found.edge is not None)


def kind_choices() -> tuple[tuple[str, str], ...]:
    """Every kind, by its code."""
    return _kind_choices(get_language())


def state_choices() -> tuple[tuple[str, str], ...]:
    """Not ended or ended, and every state of every kind, by its code."""
    return _state_choices(get_language())


# Which kinds there are is settled when the process starts; what they are called depends on the language.


@cache
def _kind_choices(_language: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((model.kind_code, str(model.kind_label)) for model in kinds())


@cache
def _state_choices(_language: str | None) -> tuple[tuple[str, str], ...]:
    states = {code: str(label) for model in kinds() for code, label in model.state_labels.items()}
    return (*((code, str(label)) for code, label in SPANS.items()), *states.items())


def _day_or_blank(given: str) -> str:
    day = day_in(given)
    return day.isoformat() if day else ""
