"""The weeks of a month, each with how many persons are away in it: what one looks at on a phone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import ngettext

from .away import ONE_DAY
from .months import Month
from .whose import Whose

WEEK = 7


@dataclass(frozen=True)
class Week:
    """The days of a week that lie in a month; weeks are numbered from 1 and begin on Monday."""

    number: int
    first: date
    last: date
    #: How many persons are away on some of them; None where not all leaves were read.
    many: int | None

    @property
    def days(self) -> str:
        """7–13."""
        ends = (self.first.day, self.last.day)
        return "–".join(dict.fromkeys(map(str, ends)))

    @property
    def said(self) -> str:
        """How many are away; blank where that is not known."""
        if self.many is None:
            return ""
        return ngettext("%(count)s away", "%(count)s away", self.many) % {"count": self.many}


def weeks_of(month: Month, leaves: Iterable[Whose], *, counted: bool = True) -> list[Week]:
    """The weeks of a month, with how many are away in each if that is `counted`."""
    spans = list(_spans(month))
    away: list[set[int]] = [set() for _each in spans]
    offset = month.first.weekday()
    for each in leaves:
        if part := month.part(each.first, each.last_away):
            start, length = part
            for number in range(
                (start + offset) // WEEK, (start + length - 1 + offset) // WEEK + 1
            ):
                away[number].add(each.person)
    return [
        Week(number, first, last, len(persons) if counted else None)
        for number, ((first, last), persons) in enumerate(zip(spans, away, strict=True), 1)
    ]


def _spans(month: Month) -> Iterable[tuple[date, date]]:
    first = month.first
    while first <= month.last:
        sunday = first + ONE_DAY * (WEEK - 1 - first.weekday())
        yield first, min(sunday, month.last)
        first = sunday + ONE_DAY
