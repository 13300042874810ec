"""All leaves of a span of days, as little of each as a picture of the whole office needs."""

from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from queries import prepared_by_value
from workflows.leave.models import Leave

from .away import Seen, last_away, leaves_in, touching

#: A month or a year of more leaves than this is no longer read as a picture.
MOST_LEAVES = 4000
COLUMNS = (
    "pk", "unit__path", "applicant__name", "applicant_id", "first_day", "last_day", "back_on",
)  # fmt: skip


class Whose(NamedTuple):
    """When somebody is away."""

    pk: int
    path: str
    name: str
    person: int
    first: date
    last: date
    back_on: date | None

    @property
    def last_away(self) -> date:
        """The last day on which he is away; an early return ends it."""
        return last_away(self.last, self.back_on)


def whose(seen: Seen, first: date, last: date, under: str = "") -> list[Whose]:
    """Those that touch the days from first to last, person by person; up to one more than `MOST_LEAVES`.

    `under` is the path of the unit in which, or below which, they are; blank for all.
    """
    rows = _rows_under(seen, first, last, under) if under else _rows(seen, first, last)
    return [Whose(*each) for each in rows]


def persons_of(leaves: list[Whose]) -> list[int]:
    """The keys of the persons, in the order of their units."""
    return list(dict.fromkeys([each.person for each in leaves]))


@prepared_by_value
def _rows(seen: Seen, first: date, last: date) -> QuerySet[Leave, tuple]:
    return _in_order(touching(leaves_in(seen), first, last))


@prepared_by_value
def _rows_under(seen: Seen, first: date, last: date, under: str) -> QuerySet[Leave, tuple]:
    rows = touching(leaves_in(seen), first, last)
    return _in_order(rows.filter(unit__path__startswith=under))


def _in_order(rows: QuerySet[Leave]) -> QuerySet[Leave, tuple]:
    in_order = rows.order_by("unit__path", "applicant__name", "applicant_id", "first_day", "pk")
    return in_order.values_list(*COLUMNS)[: MOST_LEAVES + 1]
