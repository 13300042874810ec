"""已有数据: what the office holds about somebody, where it comes from and since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from people.models import Person
from queries import prepared

from .conditions import FactValueType
from .models import Fact, FactType, FactValue, stored_value


class Origin(StrEnum):
    """Where a value comes from; the code is kept with what was handed in, for ever."""

    OFFICE = "office"
    EARLIER = "earlier"
    PERSON = "person"
    APPOINTMENT = "appointment"
    CALENDAR = "calendar"
    HOUSEHOLD = "household"
    RESIDENT = "resident"
    MATTER = "matter"


@dataclass(frozen=True)
class Holding:
    """One value: `name` is who keeps it, or the serial of the proceeding that brought it."""

    fact: str
    label: str
    unit: str
    value: FactValueType
    origin: Origin
    name: str
    since: date | None


def where_from(origin: str, name: str) -> str:
    """Where a value comes from, as a person reads it: 人事档案, 请假条 QJ-2026-0003."""
    match origin:
        case Origin.EARLIER:
            return _("your earlier form %(serial)s") % {"serial": name}
        case Origin.MATTER:
            return _("the matter %(serial)s") % {"serial": name}
        case Origin.PERSON:
            return _("the staff file")
        case Origin.APPOINTMENT:
            return _("the appointment")
        case Origin.CALENDAR:
            return _("the calendar")
        case Origin.HOUSEHOLD:
            return _("the household’s file")
        case Origin.RESIDENT:
            return _("the resident’s file")
        case _:
            return name or _("the office’s records")


COLUMNS = ("fact_id", "fact__label", "fact__type", "fact__unit", "fact__owner", "stream", "day",
           "number", "date", "text")  # fmt: skip


def held_by_office(person: Person, *, asked: Iterable[str], on: date) -> list[Holding]:
    """The latest of each fact that was known by a day, in one query.

    All that the office keeps by itself, and of the facts `asked` what the person said in an earlier
    form, where such a fact holds until it is changed.
    """
    rows = _kept_and_said(person.pk, tuple(sorted(set(asked))), on)
    latest: dict[str, Holding] = {}
    # On one day, what the office keeps comes after what was said, and so prevails.
    for row in sorted(rows, key=lambda each: (each[6], each[5] == "")):
        held = _holding(*row)
        before = latest.get(held.fact)
        # Who left what came filled in as it was has said nothing new.
        if before is None or held.origin is Origin.OFFICE or held.value != before.value:
            latest[held.fact] = held
    return [held for _key, held in sorted(latest.items())]


@prepared
def _kept_and_said(person: int, asked: tuple[str, ...], on: date) -> QuerySet[FactValue, Any]:
    return _kept(person, on).union(_said(person, asked, on), all=True)


def _kept(person: int, on: date) -> QuerySet[FactValue, Any]:
    rows = FactValue.objects.filter(subject=person, stream="", counts=True, day__lte=on)
    return rows.order_by().values_list(*COLUMNS)


def _said(person: int, asked: tuple[str, ...], on: date) -> QuerySet[FactValue, Any]:
    """Looked up fact by fact: how often somebody answered before costs nothing."""
    own = FactValue.objects.filter(
        ~Q(stream=""),
        subject=person,
        said_by=person,
        fact=OuterRef("key"),
        counts=True,
        day__lte=on,
    )
    last = own.order_by(F("day").desc(), F("pk").desc()).values("pk")[:1]
    keys = Fact.objects.filter(key__in=asked, holds=True).order_by().values(last=Subquery(last))
    return FactValue.objects.filter(pk__in=keys).order_by().values_list(*COLUMNS)


def all_held(person: Person, *, on: date) -> list[Holding]:
    """The same of every fact that holds until it is changed: all that is offered to somebody (two queries)."""
    holding = Fact.objects.filter(holds=True).values_list("key", flat=True)
    return held_by_office(person, asked=holding, on=on)


def held_keys() -> frozenset[str]:
    """The facts of which the office holds, or may come to hold, what it offers (two queries)."""
    kept = (
        FactValue.objects.filter(stream="", counts=True).order_by().values_list("fact").distinct()
    )
    holding = Fact.objects.filter(holds=True).values_list("key")
    return frozenset(str(key) for rows in (kept, holding) for (key,) in rows)


def _holding(
    fact: str,
    label: str,
    kind: str,
    unit: str,
    owner: str,
    stream: str,
    day: date,
    number: Decimal | None,
    a_date: date | None,
    text: str,
) -> Holding:
    value = stored_value(number, a_date, text)
    if kind == FactType.YES_NO:
        value = value == "yes"
    origin = Origin.EARLIER if stream else Origin.OFFICE
    return Holding(fact, label, unit, value, origin, stream or owner, day)
