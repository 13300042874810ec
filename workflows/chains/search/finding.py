"""Finding matters: the newest first, some at a time, with work that does not grow with their number.

Four ways lead to the same rows, the cheapest first. Who sees few matters is searched among those.
What is frequent one meets soon on the way back from the newest: a glance suffices. A term that few
matters have is searched among those. What is left is sought on a longer stretch of the way; it ends
somewhere, even when little was met, and the caller goes on from there.
"""

from dataclasses import dataclass, field

from django.db.models import Q

from ..models import Proceeding
from ..visibility import ProceedingQuerySet, Sight, few_in_sight
from .asking import ENDED, NEWEST_FIRST, OPEN, Asking, Question, newest
from .index import having
from .terms import looked_for

__all__ = ["ENDED", "NEWEST_FIRST", "OPEN", "Found", "Question", "find"]

#: So many matters are few: that one sees, that have a term.
FEW_SEEN, FEW_HAVING = 500, 500
#: How far a walk looks at first, and how far at most.
GLANCE, STRETCH = 500, 10_000


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
    asking = Asking(question, words.contained, behind or Q())
    few = few_in_sight(sight, most=FEW_SEEN)
    if few is not None:
        return Found(asking.among(few, most))
    found = asking.near(sight, most, GLANCE)
    if len(found) == most:
        return Found(found)
    rare = having(words.terms, most=FEW_HAVING) if words.terms else None
    rows = asking.rows.in_sight(sight)
    if rare is not None:
        return Found(list(newest(rows.filter(serial__in=rare), most)) if rare else [])
    return _stretch(rows, asking.way, most)


def _stretch(rows: ProceedingQuerySet, way: ProceedingQuerySet, most: int) -> Found:
    """What there is on a part of the way, and where that ends if the way goes on."""
    edge = next(iter(way.only("submitted_at")[STRETCH - 1 : STRETCH]), None)
    if edge is None:
        return Found(list(newest(rows, most)))
    at = edge.submitted_at
    within = Q(submitted_at__gt=at) | Q(submitted_at=at, pk__gte=edge.pk)
    found = list(newest(rows.filter(within, submitted_at__gte=at), most))
    return Found(found, edge if len(found) < most else None)
