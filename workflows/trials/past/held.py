"""What was held about many persons, each at the moment of one past matter."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Min, Q

from facts.held import Held, held_in
from facts.models import FactValue, stored_value
from trail.models import Trace

from .matters import Past

#: States in which what was asked for counts for nothing; handing in again puts other values instead.
COUNTS_FOR_NOTHING = ("rejected", "withdrawn", "cancelled")
REPLACED_BY = "resubmit"
AT_ONCE = 2_000


class Row(NamedTuple):
    """A value as it is stored; there are many, so no more of it than is asked for."""

    pk: int
    subject_id: int
    fact_id: str
    day: date
    number: Decimal | None
    date: date | None
    text: str
    stream: str
    counts: bool

    @property
    def value(self) -> Any:
        """The stored value in its own type."""
        return stored_value(self.number, self.date, self.text)


class HeldThen:
    """The values of some persons: of the facts that limits add up, and what the office itself holds.

    Values are never changed, so those recorded before a matter's own are what was known then. Some
    count no longer: they still counted until their matter came to nothing.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._by_person: dict[int, list[Row]] = defaultdict(list)
        first: dict[bool, dict[str, int]] = {True: {}, False: {}}
        for row in rows:
            self._by_person[row.subject_id].append(row)
            if row.stream:
                earliest = first[row.counts].get(row.stream, row.pk)
                first[row.counts][row.stream] = min(row.pk, earliest)
        #: The first value of each matter; of the latest round, if that still counts.
        self._first_own = first[False] | first[True]
        self._stopped = _stopped(first[False])

    def about(self, past: Past, *, summed: Iterable[str], since: date, on: date) -> Held:
        """What was held about its applicant when a matter was handed in."""
        known_before = self._first_own.get(past.serial)
        rows = (
            row
            for row in self._by_person.get(past.applicant.pk, ())
            if row.stream != past.serial and self._counted(row, known_before, past.at)
        )
        return held_in(rows, summed=summed, since=since, on=on)

    def _counted(self, row: Row, known_before: int | None, at: datetime) -> bool:
        if row.stream and known_before is not None and row.pk > known_before:
            return False
        return row.counts or at < self._stopped.get(row.stream, at)


def read_held(
    persons: Collection[int], summed: Collection[str], since: date, until: date, last: date
) -> HeldThen:
    """Read what may be asked about these persons; two queries at most."""
    counted = Q(fact__in=summed, day__gte=since, day__lte=until)
    own = Q(stream="", counts=True, day__lte=last)
    rows = FactValue.objects.filter(counted | own, subject_id__in=persons).order_by("day", "pk")
    return HeldThen(map(Row._make, rows.values_list(*Row._fields).iterator(chunk_size=AT_ONCE)))


def _stopped(streams: Collection[str]) -> dict[str, datetime]:
    if not streams:
        return {}
    ends = Q(to_state__in=COUNTS_FOR_NOTHING) | Q(act=REPLACED_BY)
    rows = Trace.objects.filter(ends, stream__in=streams).order_by()
    return dict(rows.values("stream").annotate(first=Min("at")).values_list("stream", "first"))
