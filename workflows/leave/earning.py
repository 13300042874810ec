"""Whose pay it is: so much a month, and years of service on any day of a leave (D1-3.6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from facts.held import Value, history_of
from people.models import Person
from regulations.rules.leave_days import Taken
from regulations.rules.pay_span import Earner

from .facts import COUNTED, TYPE

MONTHLY, SERVICE, SINCE = (
    "applicant.monthly_pay", "applicant.years_of_service", "applicant.service_since",
)  # fmt: skip


@dataclass(frozen=True)
class Served:
    """Years of service: counted from the day on which somebody began, else as the office entered them.

    An entered number holds from its day until the next one; before the first, the first holds.
    """

    since: date | None = None
    entered: tuple[tuple[date, Decimal], ...] = ()

    def on(self, day: date) -> Decimal | None:
        """Whole years on a day, both known and unknown before it; None where nothing is on record."""
        if self.since is not None:
            return Decimal(max(_whole_years(self.since, day), 0))
        until = [years for entered, years in self.entered if entered <= day]
        first = [years for _day, years in self.entered[:1]]
        return next(iter([*reversed(until), *first]), None)


@dataclass(frozen=True)
class OnRecord:
    """What an office holds that pay asks about: the earner, and days of leave entered as a sum."""

    earner: Earner
    summed: tuple[Taken, ...] = ()


def on_record(person: Person, *, on: date, sums: bool, form: str) -> OnRecord:
    """Read it in one query; sums of money are left out where they may not be read."""
    asked = (MONTHLY, SERVICE, SINCE, *COUNTED.values())
    held = history_of(person, asked)
    monthly = [each.value for each in held if each.fact == MONTHLY and each.day <= on]
    known = monthly[-1] if monthly and sums else None
    served = _served(held)
    earner = Earner(known if isinstance(known, Decimal) else None, served.on)
    return OnRecord(earner, tuple(_summed(held, form)))


def _served(held: Iterable[Value]) -> Served:
    began = [each.value for each in held if each.fact == SINCE and isinstance(each.value, date)]
    entered = tuple(
        (each.day, each.value)
        for each in held
        if each.fact == SERVICE and isinstance(each.value, Decimal)
    )
    return Served(began[-1] if began else None, entered)


def _summed(held: Iterable[Value], form: str) -> Iterable[Taken]:
    types = {fact: leave_type for leave_type, fact in COUNTED.items()}
    for each in held:
        if each.fact in types and isinstance(each.value, Decimal):
            about = {TYPE: types[each.fact]}
            yield Taken(each.day, each.day, each.value, form, about, summed=True)


def _whole_years(since: date, day: date) -> int:
    not_yet = (day.month, day.day) < (since.month, since.day)
    return day.year - since.year - not_yet
