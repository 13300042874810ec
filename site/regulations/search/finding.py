"""查制度: the clauses, among those in force on a day, in which all words stand; two queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from ..models import ClauseText, Edition
from ..shelf import current
from .folding import folded, pieces
from .numbers import number_key

MOST_CLAUSES = 60


@dataclass(frozen=True)
class FoundEdition:
    """A regulation in which the words stand: in its name or number, or in these clauses."""

    edition: Edition
    clauses: list[ClauseText]


@dataclass(frozen=True)
class Found:
    """What was found; `words` are those to be marked, `more` says that there are further clauses."""

    words: tuple[str, ...]
    editions: list[FoundEdition]
    more: bool = False


def find(query: str, on: date, *, most: int = MOST_CLAUSES) -> Found:
    """What answers a search among the editions in force on a day.

    Each word must stand in the clause, or be its number, or stand in what the regulation is called;
    a word found there alone finds the regulation.
    """
    words = pieces(query)
    if not words:
        return Found((), [])
    editions = list(current(on).defer("clauses", "words").order_by("slug"))
    called = {each.pk: _called(each) for each in editions}
    rows = list(_clauses(words, called)[: most + 1])
    named = {pk for pk, name in called.items() if all(word in name for word in words)}
    return Found(words, _by_edition(editions, rows[:most], named), more=len(rows) > most)


def _called(edition: Edition) -> str:
    heading = edition.heading
    return folded(f"{edition.title} {heading.get('document_number', '')}")


def _clauses(words: Sequence[str], called: dict[int, str]) -> QuerySet[ClauseText]:
    """Rows with all words; a clause whose number was typed comes first, then by regulation."""
    within = [_within(word) for word in words]
    rows = ClauseText.objects.filter(reduce(or_, within), edition__in=called)
    for word, here in zip(words, within, strict=True):
        rows = rows.filter(
            here | Q(edition__in=[pk for pk, name in called.items() if word in name])
        )
    keys = [key for word in words if (key := number_key(word))]
    rank = Case(When(number__in=keys, then=Value(0)), default=1, output_field=IntegerField())
    return rows.alias(rank=rank).order_by("rank", "edition__slug", "position").defer("words")


def _within(word: str) -> Q:
    key = number_key(word)
    found = Q(words__contains=word)
    return found | Q(number=key) | Q(number__startswith=f"{key}.") if key else found


def _by_edition(
    editions: Sequence[Edition], rows: Sequence[ClauseText], named: set[int]
) -> list[FoundEdition]:
    """Those called so first, then in the order of their best clause."""
    by_pk = {each.pk: each for each in editions}
    order = dict.fromkeys(
        [*(each.pk for each in editions if each.pk in named), *(row.edition_id for row in rows)]
    )
    return [FoundEdition(by_pk[pk], [row for row in rows if row.edition_id == pk]) for pk in order]
