"""Meetings to which somebody is expected on some days, with the slips by which he asked for leave from them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from people.models import Unit
from queries import prepared

from .models import Excuse, Meeting
from .models.excuse import ASKED, GRANTED
from .models.meeting import span_of


@dataclass(frozen=True)
class Asking:
    """One slip that asks for leave from a meeting: of whom, since when, until when if it came to nothing."""

    person: int
    serial: str
    state: str
    since: datetime
    until: datetime | None

    @property
    def granted(self) -> bool:
        """Whether it excuses."""
        return self.state in GRANTED

    @property
    def stands(self) -> bool:
        """Whether it excuses, or may do so yet."""
        return self.state in (*GRANTED, *ASKED)

    def stood(self, at: datetime) -> bool:
        """The same at a moment in the past."""
        return self.since < at and (self.until is None or at < self.until)


@dataclass(frozen=True)
class Expected:
    """One meeting to which somebody is expected, and the slip about it that stands, if any does."""

    meeting: Meeting
    slip: Asking | None = None


def expected(
    person: int, path: str, posts: Collection[str], first: date, last: date
) -> list[Expected]:
    """Those from `first` to `last` to which a person with these posts in a unit is expected; two queries at most."""
    line, held = Unit.paths_up(path), tuple(sorted(posts))
    found = _expecting(line, path, held, *span_of(first, last))
    asked = askings(found, [person]) if found else {}
    standing = {key: slip for key, slips in asked.items() for slip in slips if slip.stands}
    return [Expected(each, standing.get((each.pk, person))) for each in found]


@prepared
def _expecting(
    line: tuple[str, ...], path: str, posts: tuple[str, ...], since: datetime, before: datetime
) -> QuerySet[Meeting]:
    return Meeting.objects.expecting(line, path, posts).within(since, before)


def askings(
    meetings: Iterable[Meeting], persons: Collection[int]
) -> dict[tuple[int, int], list[Asking]]:
    """The slips of these persons about these meetings, by meeting and person (one query)."""
    rows = Excuse.objects.filter(meeting__in=meetings, proceeding__applicant__in=persons)
    found: dict[tuple[int, int], list[Asking]] = defaultdict(list)
    for each in rows.select_related("proceeding").order_by("proceeding_id"):
        slip = each.proceeding
        asking = Asking(
            slip.applicant_id,
            slip.serial,
            slip.state,
            slip.submitted_at,
            slip.ended_at if slip.state not in (*GRANTED, *ASKED) else None,
        )
        found[each.meeting_id, slip.applicant_id].append(asking)
    return found


def excused(users: Collection[str], first: date, last: date) -> list[tuple[str, Meeting]]:
    """(user name, meeting) of each leave that was granted from a meeting of these days (one query)."""
    rows = Excuse.objects.filter(
        proceeding__state__in=GRANTED,
        proceeding__applicant__user__username__in=users,
        meeting__in=Meeting.objects.between(first, last),
    )
    named = rows.select_related("meeting").annotate(user=F("proceeding__applicant__user__username"))
    return [(each.user, each.meeting) for each in named.order_by("pk")]


def unasked(found: Sequence[Expected]) -> list[Meeting]:
    """Those from which no leave was asked for that stands."""
    return [each.meeting for each in found if each.slip is None]
