"""Facts of leave that the software computes: days by the kinds of leave that limits count."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from facts.conditions import Facts, FactValueType
from facts.dictionary import Declared, declare
from facts.held import Value, spread

TYPE, DAYS, FIRST_DAY, LAST_DAY = "leave.type", "leave.days", "leave.first_day", "leave.last_day"
HALF = Decimal("0.5")
#: The type of a slip that is about one meeting; its days may be those of another slip (D1-3.2i).
FROM_A_MEETING = "meeting"
#: Leave types that limits add up, and the fact in which they do (D1-3.2f, D1-3.2g).
COUNTED = {"personal": "leave.personal_days", "sick": "leave.sick_days"}


def declare_leave_facts() -> None:
    """Add them to the dictionary."""
    declare(
        Declared(
            "leave.personal_days", _("days of personal leave"), "number", _("days"), HALF, HALF
        ),
        Declared("leave.sick_days", _("days of sick leave"), "number", _("days"), HALF, HALF),
    )


def counted_fact(facts: Facts) -> str | None:
    """The fact that adds up this type of leave; statutory leave is outside limits (D1-3.7)."""
    return COUNTED.get(str(facts.get(TYPE)))


def counted_days(facts: Facts) -> dict[str, FactValueType]:
    """The days of this slip under the fact that adds them up."""
    key = counted_fact(facts)
    return {key: facts[DAYS]} if key and DAYS in facts else {}


def counted_values(facts: Facts, days: Iterable[tuple[date, Decimal]]) -> list[Value]:
    """The same by calendar month, so that a slip over New Year counts in both years."""
    key = counted_fact(facts)
    return spread(key, days) if key else []
