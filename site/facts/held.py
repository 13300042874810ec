"""What the office holds: recording values, adding them up by month, the latest of each."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from people.models import Person
from queries import insert, new, prepared

from .conditions import FactValueType
from .models import FactValue


@dataclass(frozen=True)
class Value:
    """One value to be recorded: of a fact, as of a day."""

    fact: str
    value: FactValueType
    day: date


@dataclass(frozen=True)
class Held:
    """What is held about one person: the latest office value of each fact, and amounts by day."""

    latest: dict[str, FactValueType]
    amounts: tuple[tuple[str, date, Decimal], ...]

    def between(self, fact: str, first: date, last: date) -> Decimal:
        """The sum of a fact's amounts from `first` to `last`, both included."""
        within = (n for key, day, n in self.amounts if key == fact and first <= day <= last)
        return sum(within, Decimal(0))


def spread(fact: str, amounts: Iterable[tuple[date, Decimal]]) -> list[Value]:
    """One value per calendar month, so that sums by month and by year both come out right."""
    by_month: dict[tuple[int, int], tuple[date, Decimal]] = {}
    for day, amount in amounts:
        month = (day.year, day.month)
        first, total = by_month.get(month, (day, Decimal(0)))
        by_month[month] = (min(first, day), total + amount)
    return [Value(fact, total, first) for first, total in by_month.values()]


def held_about(
    person: Person,
    *,
    summed: Iterable[str],
    since: date,
    until: date,
    on: date,
    without: str = "",
) -> Held:
    """Everything rules may ask about a person on a day, in one query.

    Amounts are those from `since` to `until`; of other values the latest that was known by then.
    """
    wanted = tuple(sorted(summed))
    # Where nothing is added up no days are asked about.
    between = (since, until) if wanted else (None, None)
    rows = _about(person.pk, wanted, *between, on, without or None)
    return held_in(rows, summed=wanted, since=since, on=on)


@prepared
def _about(
    person: int,
    summed: tuple[str, ...],
    since: date | None,
    until: date | None,
    on: date,
    without: str | None,
) -> QuerySet[FactValue]:
    counted = Q(fact__in=summed, day__gte=since, day__lte=until) if summed else Q()
    own = Q(stream="", day__lte=on)
    rows = FactValue.objects.filter(counted | own, subject=person, counts=True)
    return (rows.exclude(stream=without) if without else rows).order_by("day", "pk")


def held_in(rows: Iterable[Any], *, summed: Iterable[str], since: date, on: date) -> Held:
    """What such rows about one person, in the order of their days, amount to on a day."""
    latest: dict[str, FactValueType] = {}
    amounts = []
    wanted = set(summed)
    for row in rows:
        if not row.stream and row.day <= on:
            latest[row.fact_id] = row.value
        if row.fact_id in wanted and row.number is not None and row.day >= since:
            amounts.append((row.fact_id, row.day, row.number))
    return Held(latest, tuple(amounts))


def history_of(person: Person, facts: Iterable[str]) -> list[Value]:
    """All that the office itself holds of some facts about a person, in the order of their days (one query)."""
    rows = FactValue.objects.filter(subject=person, fact__in=list(facts), stream="", counts=True)
    return [Value(row.fact_id, row.value, row.day) for row in rows.order_by("day", "pk")]


def amounts_of(
    person: Person, fact: str, first: date, last: date, *, without: str = ""
) -> list[Decimal]:
    """The figures of a fact about a person that count between two days, in the order of their days."""
    rows = FactValue.objects.filter(
        subject=person,
        fact__key=fact,
        counts=True,
        day__gte=first,
        day__lte=last,
        number__isnull=False,
    )
    if without:
        rows = rows.exclude(stream=without)
    return [row.value for row in rows.order_by("day", "pk")]


def record(
    person: Person, values: Iterable[Value], *, stream: str = "", said_by: Person | None = None
) -> None:
    """Write values about a person in one insert; `said_by` is who answered so."""
    insert(rows_of(person, values, stream=stream, said_by=said_by))


def rows_of(
    person: Person, values: Iterable[Value], *, stream: str = "", said_by: Person | None = None
) -> list[FactValue]:
    """The rows of such values, to be written."""
    return [
        new(
            FactValue,
            subject_id=person.pk,
            fact_id=each.fact,
            day=each.day,
            stream=stream,
            said_by_id=said_by.pk if said_by else None,
            **column(each.value),
        )
        for each in values
        if each.value not in (None, "")
    ]


def stop_counting(stream: str, *, since: date | None = None) -> None:
    """The values of a proceeding count no longer (from a day on); they stay on record."""
    rows = FactValue.objects.filter(stream=stream)
    if since is not None:
        rows = rows.filter(day__gte=since)
    rows.update(counts=False)


def year_of(day: date) -> tuple[date, date]:
    """First and last day of the calendar year of a day."""
    return date(day.year, 1, 1), date(day.year, 12, 31)


def month_of(day: date) -> tuple[date, date]:
    """First and last day of the calendar month of a day."""
    _weekday, length = monthrange(day.year, day.month)
    return day.replace(day=1), day.replace(day=length)


def column(value: Any) -> dict[str, Any]:
    """The column of a row in which a value is kept."""
    match value:
        case bool():
            return {"text": "yes" if value else "no"}
        case Decimal():
            return {"number": value}
        case date():
            return {"date": value}
        case frozenset():
            return {"text": ",".join(sorted(value))}
        case _:
            return {"text": str(value)}
