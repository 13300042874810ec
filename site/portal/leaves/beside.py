"""What one wants in sight when a leave is decided: what he took this year, and who else is away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from workflows.leave.balances import Used, used_by
from workflows.leave.models import Leave

from ..access import Visitor
from .away import beside, leaves_seen, year_of

MOST_EARLIER = 5


@dataclass(frozen=True)
class Beside:
    """Of the year in which the leave begins."""

    used: Sequence[Used]
    earlier: Sequence[Leave]
    others: Sequence[Leave]


def beside_of(matter: Any, visitor: Visitor) -> Beside | None:
    """For a leave that waits for the visitor; None for everything else."""
    if not isinstance(matter, Leave) or matter.final:
        return None
    first, last = year_of(matter.first_day.year)
    own = leaves_seen(visitor).filter(applicant=matter.applicant_id)
    earlier = own.filter(first_day__lte=last, last_day__gte=first).exclude(pk=matter.pk)
    used = used_by([matter.applicant_id], first, last, but=matter.serial)
    return Beside(
        [each for each in used[matter.applicant_id] if each.days],
        list(earlier.order_by("-first_day", "-pk")[:MOST_EARLIER]),
        beside(matter),
    )
