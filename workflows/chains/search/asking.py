"""What is looked for, as questions to the database; that for words alone is written once (`queries`)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache, partial
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import make_aware

from forms.submissions.models import Submission
from people.models import Unit
from queries import Prepared, evened

from ..models import Proceeding
from ..visibility import ProceedingQuerySet, Seen, Sight

NEWEST_FIRST = ("-submitted_at", "-pk")
OPEN, ENDED = "open", "ended"
#: Of more words, or with filters, a question is written each time: there are too many of them to keep.
USUAL_WORDS = 3
#: Pages are of a few sizes.
SIZES_KEPT = 4
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

    @property
    def narrowed(self) -> bool:
        """Whether there is more to it than words."""
        return bool(self.kind or self.state or self.first or self.last or self.units is not None)


@dataclass(frozen=True)
class Asking:
    """A question, the texts that its words come to, and the place behind which it begins."""

    question: Question
    texts: tuple[str, ...]
    behind: Q

    @property
    def usual(self) -> bool:
        """Whether it is asked often in the same words."""
        few = len(self.texts) <= USUAL_WORDS
        return few and not self.behind and not self.question.narrowed

    @property
    def way(self) -> ProceedingQuerySet:
        """All matters behind the place, the newest first."""
        place = self.behind & _handed_in(self.question)
        return Proceeding.objects.filter(place).order_by(*NEWEST_FIRST)

    @property
    def rows(self) -> ProceedingQuerySet:
        """Those of them that answer it."""
        return _with_texts(self.way.filter(_narrowed(self.question)), self.texts)

    def among(self, keys: Sequence[int], most: int) -> list[Proceeding]:
        """The newest of some few."""
        if not keys:
            return []
        if self.usual:
            return _usual_among(most)(evened(keys), self.texts)
        return list(newest(self.rows.filter(pk__in=keys), most))

    def near(self, sight: Sight, most: int, glance: int) -> list[Proceeding]:
        """What somebody sees among the first on the way, as many as make a glance."""
        if self.usual:
            return _usual_near(most, glance)(sight.asked, self.texts)
        return list(newest(_near(self.rows.in_sight(sight), self.way, glance), most))


def newest(rows: ProceedingQuerySet, most: int) -> ProceedingQuerySet:
    """The newest of them, with what a list shows."""
    shown = rows.select_related("unit", "applicant").defer("verdicts", "due")
    return shown.order_by(*NEWEST_FIRST)[:most]


@lru_cache(maxsize=SIZES_KEPT)
def _usual_among(most: int) -> Prepared:
    return Prepared(partial(_written_among, most), by_value=True)


def _written_among(most: int, keys: tuple[int, ...], texts: tuple[str, ...]) -> ProceedingQuerySet:
    return newest(_with_texts(Proceeding.objects.filter(pk__in=keys), texts), most)


@lru_cache(maxsize=SIZES_KEPT)
def _usual_near(most: int, glance: int) -> Prepared:
    return Prepared(partial(_written_near, most, glance), by_value=True)


def _written_near(most: int, glance: int, seen: Seen, texts: tuple[str, ...]) -> ProceedingQuerySet:
    way = Proceeding.objects.order_by(*NEWEST_FIRST)
    rows = _with_texts(Proceeding.objects.all(), texts).in_sight(Sight.of(seen))
    return newest(_near(rows, way, glance), most)


def _near(rows: ProceedingQuerySet, way: ProceedingQuerySet, glance: int) -> ProceedingQuerySet:
    # To PostgreSQL, how far that is must stay unknown.
    end = Subquery(way.values("submitted_at")[glance : glance + 1])
    return rows.filter(submitted_at__gte=Coalesce(end, _BEGINNING))


def _with_texts(rows: ProceedingQuerySet, texts: Sequence[str]) -> ProceedingQuerySet:
    for each in texts:
        rows = rows.filter(_contains(each))
    return rows


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
