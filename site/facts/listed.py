"""What the office holds about households and residents: kept when handed in, offered when chosen again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from people.models import Household, Resident

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
    return _latest(on, household=household)


def held_about_resident(resident: Resident, on: date) -> dict[str, Known]:
    """The latest value of every fact about a resident that was known by a day (one query)."""
    return _latest(on, resident=resident)


def record_listed(values: Iterable[tuple[Listed, Value]], *, stream: str = "") -> None:
    """Write values about households and residents in one insert."""
    FactValue.objects.bulk_create(
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


def _latest(on: date, **about: Listed) -> dict[str, Known]:
    rows = FactValue.objects.filter(**about, counts=True, day__lte=on).order_by("day", "pk")
    return {
        row.fact_id: Known(_typed(row), row.day, row.stream) for row in rows.select_related("fact")
    }


def _typed(row: FactValue) -> FactValueType:
    return row.text == "yes" if row.fact.type == FactType.YES_NO else row.value
