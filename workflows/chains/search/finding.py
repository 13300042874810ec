"""Finding matters: the newest first, some at a time, with work that does not grow with their number.

Four ways lead to the same rows, the cheapest first. Who sees few matters is searched among those.
What is frequent one meets soon on the way back from the newest: a glance suffices. A term that few
matters have is searched among those. What is left is sought on a longer stretch of the way; it ends
somewhere, even when little was met, and the caller goes on from there.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import make_aware

from forms.submissions.models import Submission
from people.models import Unit

from ..models import Proceeding
from ..visibility import ProceedingQuerySet, Sight, few_in_sight
from .index import having
from .terms import looked_for

#: So many matters are few: that one sees, that have a term.
FEW_SEEN, FEW_HAVING = 500, 500
#: How far a walk looks at first, and how far at most.
GLANCE, STRETCH = 500, 10_000
NEWEST_FIRST = ("-submitted_at", "-pk")
OPEN, ENDED = "open", "ended"
_FIRST_DAY, _LAST_DAY = date(1970, 1, 2), date(2999, 12, 30)
_BEGINNING = make_aware(datetime.combine(_FIRST_DAY, time.min))
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Question:
    """What is looked for: words, and what narrows it down; blank means all."""

    words: str = ""
    kind: str = ""
    #: A state, or one of `open` and `ended`.
    state: str = ""
    #: Keys of units; None means all.
    units: Collection[int] | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class Found:
    """Some matters, and where a walk ended before the last one, if it did."""

    rows: list[Proceeding] = field(default_factory=list)
    edge: Proceeding | None = None


def find(question: Question, sight: Sight, *, most: int, behind: Q | None = None) -> Found:
    """The newest matters that somebody sees and that answer a question, beginning behind a place."""
    words = looked_for(question.words)
    if question.words.strip() and not words.contained:
        return Found()
    behind = (behind or Q()) & _handed_in(question)
    rows = Proceeding.objects.filter(behind).filter(_narrowed(question))
    for each in words.contained:
        rows = rows.filter(_contains(each))
    few = few_in_sight(sight, most=FEW_SEEN)
    if few is not None:
        return Found(_newest(rows.filter(pk__in=few), most))
    rows, way = rows.in_sight(sight), Proceeding.objects.filter(behind).order_by(*NEWEST_FIRST)
    found = _glance(rows, way, most)
    if len(found) == most:
        return Found(found)
    rare = having(words.terms, most=FEW_HAVING) if words.terms else None
    if rare is not None:
        return Found(_newest(rows.filter(serial__in=rare), most) if rare else [])
    return _stretch(rows, way, most)


def _glance(rows: ProceedingQuerySet, way: ProceedingQuerySet, most: int) -> list[Proceeding]:
    """What there is among the first on the way; to PostgreSQL, how far that is must stay unknown."""
    end = Subquery(way.values("submitted_at")[GLANCE : GLANCE + 1])
    return _newest(rows.filter(submitted_at__gte=Coalesce(end, _BEGINNING)), most)


def _stretch(rows: ProceedingQuerySet, way: ProceedingQuerySet, most: int) -> Found:
    """What there is on a part of the way, and where that ends if the way goes on."""
    edge = next(iter(way.only("submitted_at")[STRETCH - 1 : STRETCH]), None)
    if edge is None:
        return Found(_newest(rows, most))
    at = edge.submitted_at
    within = Q(submitted_at__gt=at) | Q(submitted_at=at, pk__gte=edge.pk)
    found = _newest(rows.filter(within, submitted_at__gte=at), most)
    return Found(found, edge if len(found) < most else None)


def _newest(rows: ProceedingQuerySet, most: int) -> list[Proceeding]:
    shown = rows.select_related("unit", "applicant").defer("verdicts", "due")
    return list(shown.order_by(*NEWEST_FIRST)[:most])


def _contains(text: str) -> Any:
    """Whether the terms of a matter contain a text, as a question about one matter.

    As a join, the database would guess that hardly any do, and read them all to sort them.
    """
    latest = Submission.objects.filter(stream=OuterRef("serial"), terms__gt="")
    contains = ExpressionWrapper(Q(terms__contains=text), output_field=BooleanField())
    return Q(Subquery(latest.order_by().annotate(contains=contains).values("contains")[:1]))


def _handed_in(question: Question) -> Q:
    on = Q()
    if question.first:
        on &= Q(submitted_at__gte=_midnight(question.first))
    if question.last:
        on &= Q(submitted_at__lt=_midnight(question.last) + _ONE_DAY)
    return on


def _midnight(day: date) -> datetime:
    # Days of which no calendar of an office speaks cannot be converted between time zones.
    return make_aware(datetime.combine(min(max(day, _FIRST_DAY), _LAST_DAY), time.min))


def _narrowed(question: Question) -> Q:
    narrowed = Q()
    if question.kind:
        narrowed &= Q(kind=question.kind)
    if question.state in (OPEN, ENDED):
        narrowed &= Q(final=question.state == ENDED)
    elif question.state:
        narrowed &= Q(state=question.state)
    if question.units is not None:
        # By the row, not by the index of units: that has them in another order.
        units = Unit.objects.filter(pk=OuterRef("unit_id"), pk__in=question.units)
        narrowed &= Q(Exists(units))
    return narrowed
