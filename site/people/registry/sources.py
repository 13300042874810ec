"""Sources: what a picker offers, as code, label and a second line; the same for pages and API."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import QuerySet

from people.models import Appointment, Household, Person, Resident, Unit

from .finding import (
    BY_NAME,
    BY_PLACE,
    BY_TREE,
    find_households,
    find_persons,
    find_residents,
    find_units,
)
from .reach import Reach

#: The settings of a field that narrow what is offered, by name.
Limits = Mapping[str, Any]


@dataclass(frozen=True)
class Offer:
    """One row of a picker: what the answer keeps, what people read, what tells namesakes apart."""

    value: str
    label: str
    hint: str = ""


class Source:
    """A list that can be looked through; `code` names it in addresses and in the access log."""

    code: ClassVar[str]
    order: ClassVar[tuple[str, ...]]
    #: Whether to look somebody up is noted in the access log.
    personal: ClassVar[bool] = False
    #: The settings that it knows.
    limits: ClassVar[tuple[str, ...]] = ()

    def find(self, reach: Reach, text: str, limits: Limits) -> QuerySet[Any]:
        """The ordered rows that somebody may choose from."""
        raise NotImplementedError(self.code)

    def first(self, reach: Reach, text: str, limits: Limits, most: int) -> list[Any]:
        """The first of them, as a page offers them."""
        return list(self.find(reach, text, limits)[:most])

    def offer(self, row: Any) -> Offer:
        """A row as it is offered."""
        raise NotImplementedError(self.code)

    def rows(self, values: Iterable[str]) -> QuerySet[Any]:
        """The rows with these values, whoever asks, and whether still active or not."""
        raise NotImplementedError(self.code)

    def value(self, row: Any) -> str:
        """What the answer keeps of a row."""
        return str(row.pk)

    def valid(self, values: Iterable[str], reach: Reach | None, limits: Limits) -> QuerySet[Any]:
        """The rows with these values that may be handed in by somebody; without a reach, that exist."""
        if reach is None:
            return self.rows(values)
        return self.find(reach, "", limits).filter(pk__in=uuids(values))

    def named(self, values: Iterable[str]) -> dict[str, str]:
        """Labels by value (one query)."""
        offers = map(self.offer, self.rows(values))
        return {each.value: each.label for each in offers}


class Units(Source):
    """机构、网格, by their codes."""

    code = "units"
    order = BY_TREE
    limits = ("kinds",)

    def find(self, reach: Reach, text: str, limits: Limits) -> QuerySet[Unit]:
        return find_units(reach, text, kinds=limits.get("kinds") or ())

    def value(self, row: Unit) -> str:
        return row.code

    def valid(self, values: Iterable[str], reach: Reach | None, limits: Limits) -> QuerySet[Unit]:
        rows, kinds = self.rows(values), limits.get("kinds")
        return rows.filter(kind__in=kinds) if kinds else rows

    def offer(self, row: Unit) -> Offer:
        return Offer(row.code, row.name, row.get_kind_display())

    def rows(self, values: Iterable[str]) -> QuerySet[Unit]:
        return Unit.objects.filter(code__in=list(values))


class Persons(Source):
    """Colleagues, by their user names."""

    code = "people"
    order = BY_NAME
    limits = ("posts", "oneself")

    def find(self, reach: Reach, text: str, limits: Limits) -> QuerySet[Person]:
        return find_persons(
            reach, text, posts=limits.get("posts") or (), oneself=bool(limits.get("oneself"))
        )

    def first(self, reach: Reach, text: str, limits: Limits, most: int) -> list[Person]:
        """Before anything is typed, those of one's own unit come first."""
        rows = self.find(reach, text, limits)
        if text.strip():
            return list(rows[:most])
        held = Appointment.objects.running(reach.on).filter(unit__in=reach.unit_ids)
        near = list(rows.filter(pk__in=held.values("person"))[:most])
        near.sort(key=lambda each: each != reach.person)
        others = rows.exclude(pk__in=[each.pk for each in near])
        return [*near, *others[: most - len(near)]]

    def value(self, row: Person) -> str:
        return str(row.user.username)  # type: ignore[union-attr]

    def valid(self, values: Iterable[str], reach: Reach | None, limits: Limits) -> QuerySet[Person]:
        rows, posts = self.rows(values).filter(active=True), limits.get("posts")
        return rows.filter(appointments__post__code__in=posts).distinct() if posts else rows

    def offer(self, row: Person) -> Offer:
        held = getattr(row, "held", None)
        return Offer(self.value(row), row.name, held[0].label if held else "")

    def rows(self, values: Iterable[str]) -> QuerySet[Person]:
        return Person.objects.filter(user__username__in=list(values)).select_related("user")


class Households(Source):
    """住户, by their ids in the registry."""

    code = "households"
    order = BY_PLACE
    personal = True
    limits = ("own_unit",)

    def find(self, reach: Reach, text: str, limits: Limits) -> QuerySet[Household]:
        return find_households(reach, text, own_unit=bool(limits.get("own_unit")))

    def offer(self, row: Household) -> Offer:
        return Offer(str(row.pk), row.label, row.unit.name)

    def rows(self, values: Iterable[str]) -> QuerySet[Household]:
        found = Household.objects.filter(pk__in=uuids(values))
        return found.select_related("head", "unit")


class Residents(Source):
    """居民, by their ids in the registry; `household` narrows them to those of one."""

    code = "residents"
    order = BY_NAME
    personal = True
    limits = ("own_unit", "household")

    def find(self, reach: Reach, text: str, limits: Limits) -> QuerySet[Resident]:
        own_unit, household = bool(limits.get("own_unit")), limits.get("household") or ""
        living = next(iter(uuids([household])), None)
        return find_residents(reach, text, own_unit=own_unit, household=living)

    def offer(self, row: Resident) -> Offer:
        return Offer(str(row.pk), row.label, row.household.unit.name)

    def rows(self, values: Iterable[str]) -> QuerySet[Resident]:
        found = Resident.objects.filter(pk__in=uuids(values))
        return found.select_related("household__unit")


SOURCES: Mapping[str, Source] = {
    each.code: each for each in (Persons(), Units(), Households(), Residents())
}


def uuids(values: Iterable[str]) -> list[UUID]:
    """Those of some texts that may be ids of the registry."""
    found = []
    for each in values:
        try:
            found.append(UUID(str(each)))
        except ValueError:
            continue
    return found
