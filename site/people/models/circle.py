"""代理成环: whether those who stand in for one another come back to where they began."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from people.models.person import Person

if TYPE_CHECKING:
    from people.models.substitution import Substitution

#: A longer row of substitutes than this is followed no further.
LONGEST = 12
#: Days, and forms (none means all), for which one reaches somebody.
Span = tuple[date, date, tuple[str, ...]]
#: Those passed on the way, and what is left of the span.
Way = tuple[list[Person], Span]


def way_back(rows: "QuerySet[Substitution]", absent: int, row: Any) -> list[Person]:
    """Who stands in one after the other until the absent person himself does; empty without a circle.

    From a substitute it goes on only where he is replaced in everything, as his acts do
    (`people.standing_in`), and only on days and forms that all of them share. One query a step.
    """
    if row.starts is None or row.ends is None:
        return []
    ways: list[Way] = [([row.substitute], (row.starts, row.ends, tuple(row.forms)))]
    seen = {row.substitute_id}
    for _step in range(LONGEST):
        ways = _further(rows, ways)
        for passed, _span in ways:
            if passed[-1].pk == absent:
                return passed[:-1]
        ways = [way for way in ways if way[0][-1].pk not in seen]
        seen |= {passed[-1].pk for passed, _span in ways}
        if not ways:
            break
    return []


def _further(rows: Any, ways: Sequence[Way]) -> list[Way]:
    first = min(span[0] for _passed, span in ways)
    last = max(span[1] for _passed, span in ways)
    asked = rows.filter(absent__in={passed[-1].pk for passed, _span in ways})
    asked = asked.filter(starts__lte=last, ends__gte=first, substitute__active=True)
    following = list(asked.select_related("substitute").order_by("starts", "pk"))
    found = []
    for passed, span in ways:
        for row in following:
            shared = _shared(span, row) if row.absent_id == passed[-1].pk else None
            if shared:
                found.append(([*passed, row.substitute], shared))
    return found


def _shared(span: Span, row: "Substitution") -> Span | None:
    first, last = max(span[0], row.starts), min(span[1], row.ends)
    forms = tuple(row.forms)
    if span[2] and forms:
        forms = tuple(each for each in forms if each in span[2])
        if not forms:
            return None
    return (first, last, forms or span[2]) if first <= last else None
