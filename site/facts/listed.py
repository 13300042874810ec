"""What the office holds about households and residents: kept when handed in, offered when chosen again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from people.models import Household, Resident
from queries import insert

from .conditions import FactValueType
from .held import Value, column
from .models import FactType, FactValue

Listed = Household | Resident


@dataclass(frozen=True)
class Known:
    """A value held about a household or resident: since when, and from which proceeding."""

    value: FactValueType
    day: date
    stream: str


def held_about_household(household: Household, on: date) -> dict[str, Known]:
    """The latest value of every fact about a household that was known by a day (one query)."""
    return held_about_each([household], on).get(household.pk, {})


def held_about_resident(resident: Resident, on: date) -> dict[str, Known]:
    """The latest value of every fact about a resident that was known by a day (one query)."""
    return held_about_each([resident], on).get(resident.pk, {})


def held_about_each(listed: Iterable[Listed], on: date) -> dict[UUID, dict[str, Known]]:
    """The same about many, by their keys: one query for households, one for residents."""
    alike: dict[str, set[UUID]] = {}
    for each in listed:
        alike.setdefault(_column(each), set()).add(each.pk)
    found: dict[UUID, dict[str, Known]] = {}
    for column_name, keys in alike.items():
        rows = FactValue.objects.filter(**{f"{column_name}__in": keys}, counts=True, day__lte=on)
        for row in rows.select_related("fact").order_by("day", "pk"):
            known = Known(_typed(row), row.day, row.stream)
            found.setdefault(getattr(row, f"{column_name}_id"), {})[row.fact_id] = known
    return found


def record_listed(values: Iterable[tuple[Listed, Value]], *, stream: str = "") -> None:
    """Write values about households and residents in one insert."""
    insert(
        FactValue(
            **{_column(about): about},
            fact_id=each.fact,
            day=each.day,
            stream=stream,
            **column(each.value),
        )
        for about, each in values
        if each.value not in (None, "")
    )


def _column(about: Listed) -> str:
    return "household" if isinstance(about, Household) else "resident"


def _typed(row: FactValue) -> FactValueType:
    return row.text == "yes" if row.fact.type == FactType.YES_NO else row.value
