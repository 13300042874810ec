"""Leaves that follow each other at once are routed by all their days (D1-3.2; nobody splits a slip)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple, cast

from django.utils.translation import gettext as _

from facts.words import plain
from forms.submissions.facts import half_days_asked
from forms.submissions.models import Submission
from workflows.applications.models import State
from workflows.chains.circumstances import Circumstances
from workflows.chains.others import Other, Together

from .due import ONE_DAY
from .facts import DAYS, FIRST_DAY, FROM_A_MEETING, HALF, LAST_DAY, TYPE

#: A leave may hang together with others for so long before and after.
REACH = timedelta(days=366)
#: The columns of a `Taken`.
TAKEN_COLUMNS = (
    "applicant_id", "serial", "submitted_at", "ended_at", "state", "first_day", "last_day",
    "back_on", "days", "unused", "leave_type", "title", "form_edition__slug",
)  # fmt: skip
#: Half days of a day.
A_DAY = 2
#: So many slips are named in a sentence; of others their number.
MOST_NAMED = 3
#: States in which somebody is, was or may be away.
AWAY = (State.IN_APPROVAL, State.APPROVED, State.CLOSED)
CAME_TO_NOTHING = (State.REJECTED, State.WITHDRAWN, "cancelled")


class Taken(NamedTuple):
    """What of a slip its span is made of; many are read, and none wants more of them."""

    person: int
    serial: str
    submitted_at: datetime
    ended_at: datetime | None
    state: str
    first_day: date
    last_day: date
    back_on: date | None
    days: Decimal
    unused: Decimal | None
    leave_type: str
    title: str
    form: str


_attributes = attrgetter(*(each.replace("__", ".") for each in TAKEN_COLUMNS))


def taken_of(leave: Any) -> Taken:
    """The same of a slip that is at hand as a whole."""
    return Taken._make(_attributes(leave))


@dataclass(frozen=True)
class Span(Other):
    """Another leave of the same person, with the days that it takes up, both included."""

    first: date
    last: date
    days: Decimal
    leave_type: str
    form: str = ""
    state: str = ""
    title: str = ""
    #: Its half days as `half_days_asked` numbers them, each range by itself.
    ranges: tuple[range, ...] = ()

    @property
    def starts(self) -> int:
        """The first of its half days."""
        return min(
            (each.start for each in self.ranges if each), default=A_DAY * self.first.toordinal()
        )

    @property
    def stops(self) -> int:
        """The half day after its last."""
        return max((each.stop for each in self.ranges if each), default=self.starts)

    def counts(self, own: str) -> bool:
        # What went back to its applicant is asked for no longer, until he hands it in again.
        return super().counts(own) and self.state != State.RETURNED


def asked_span(about: Circumstances) -> Span:
    """The days that a slip which is not handed in yet asks for."""
    facts, form = about.facts, about.edition.slug
    first, last = cast(date, facts[FIRST_DAY]), cast(date, facts[LAST_DAY])
    days, leave_type = cast(Decimal, facts[DAYS]), str(facts[TYPE])
    asked = _given(half_days_asked(about.edition, about.answers)) or whole_days(first, last)
    since = datetime.min.replace(tzinfo=UTC)
    return Span(0, "", since, None, first, last, days, leave_type, form, ranges=asked)


def whole_days(first: date, last: date) -> tuple[range, ...]:
    """All half days from one day to another; none where the last comes before the first."""
    days = range(A_DAY * first.toordinal(), A_DAY * last.toordinal() + A_DAY)
    return (days,) if days else ()


def halved(leaves: Iterable[Taken]) -> dict[str, tuple[range, ...]]:
    """The half days of those leaves that have some, by serial: which half it is only their answers say."""
    serials = [
        each.serial
        for each in leaves
        if each.leave_type != FROM_A_MEETING
        and (each.last_day - each.first_day).days + 1 > each.days
    ]
    if not serials:
        return {}
    rows = Submission.objects.filter(stream__in=serials, part="").select_related("edition")
    return {
        each.stream: _given(half_days_asked(each.edition, each.answers))
        for each in rows.order_by("round")
    }


def span_of(leave: Taken, exact: Mapping[str, tuple[range, ...]] | None = None) -> Span:
    """A leave as its days lie; what was given back by an early return is not among them.

    `exact` are the ranges of those that begin or end at noon, as `halved` finds them.
    """
    last = leave.last_day
    if leave.back_on is not None:
        last = min(last, leave.back_on - ONE_DAY)
    unused = (leave.last_day - last).days if leave.unused is None else leave.unused
    return Span(
        leave.person,
        leave.serial,
        leave.submitted_at,
        leave.ended_at if leave.state in CAME_TO_NOTHING else None,
        leave.first_day,
        last,
        max(leave.days - unused, Decimal(0)),
        leave.leave_type,
        leave.form,
        leave.state,
        leave.title,
        _until((exact or {}).get(leave.serial) or whole_days(leave.first_day, last), last),
    )


def _given(ranges: Iterable[range]) -> tuple[range, ...]:
    return tuple(each for each in ranges if each)


def _until(ranges: Iterable[range], last: date) -> tuple[range, ...]:
    """Without the days that an early return gave back."""
    end = A_DAY * last.toordinal() + A_DAY
    return _given(range(each.start, min(each.stop, end)) for each in ranges)


def in_a_row(spans: Iterable[Span], own: Span) -> list[Span]:
    """Those of its type that reach up to a leave without half a day between, in the order of their days.

    What lies within a leave, or around it, does not prolong it.
    """
    left = [each for each in spans if each.leave_type == own.leave_type and each.days > 0]
    starts, stops = own.starts, own.stops
    joined: list[Span] = []
    while found := [each for each in left if _prolongs(each, starts, stops)]:
        joined += found
        left = [each for each in left if each not in found]
        starts = min(starts, *(each.starts for each in found))
        stops = max(stops, *(each.stops for each in found))
    return sorted(joined, key=lambda each: each.starts)


def taken_together(about: Circumstances, others: Sequence[Other]) -> Together | None:
    """All days in a row, where this leave goes on from another or leads up to one (C019).

    Days that another slip asks for already are named, and count once.
    """
    spans = cast(Sequence[Span], others)
    if not spans or not {TYPE, DAYS, FIRST_DAY, LAST_DAY} <= about.facts.keys():
        return None
    own = asked_span(about)
    if own.leave_type == FROM_A_MEETING:
        return None
    joined = in_a_row(spans, own)
    twice = [each for each in spans if asked_twice(each, own)]
    if not joined and not twice:
        return None
    total = days_of_all([*joined, own])
    row = _row_said(joined, total, overlapping=bool(twice)) if joined else ("", "")
    more = _twice_said(twice) if twice else ""
    title = _("Days asked for twice") if twice else _("Leaves in a row")
    by_days, by_post = (f"{each}{more}" for each in row)
    return Together({DAYS: total} if joined else {}, title, by_days, by_post)


def asked_twice(span: Span, own: Span) -> bool:
    """Whether both take up one day; leave from a meeting is asked for besides (D1-3.2i)."""
    if span.leave_type == FROM_A_MEETING:
        return False
    both = (
        max(mine.start, theirs.start) < min(mine.stop, theirs.stop)
        for mine in own.ranges
        for theirs in span.ranges
    )
    return span.days > 0 and any(both)


def days_of_all(spans: Sequence[Span]) -> Decimal:
    """The days of leaves in a row; half a day on which two of them lie counts once."""
    total, reached = Decimal(0), 0
    for each in sorted(spans, key=lambda one: (one.starts, one.stops)):
        twice = max(min(reached, each.stops) - each.starts, 0)
        total += each.days - HALF * twice
        reached = max(reached, each.stops)
    return total


def _row_said(joined: Sequence[Span], total: Decimal, *, overlapping: bool) -> tuple[str, str]:
    """Where the days say who decides, and where a route of its own does (D1-3.2h)."""
    by_days, by_post = (
        (
            _("With %(serials)s it makes %(days)s days in all; the approval goes by all of them."),
            _(
                "With %(serials)s it makes %(days)s days in all. Who decides does not go by days here."
            ),
        )
        if overlapping
        else (
            _(
                "It follows on %(serials)s without half a day between: %(days)s days in a row, "
                "and the approval goes by all of them."
            ),
            _(
                "It follows on %(serials)s without half a day between: %(days)s days in a row. "
                "Who decides does not go by days here; the approver will see this note."
            ),
        )
    )
    named = {"serials": _serials(joined), "days": plain(total)}
    return by_days % named, by_post % named


def _twice_said(twice: Sequence[Span]) -> str:
    sentence = _(
        "%(serials)s already asks for some of these days. Withdraw or correct one of the slips, or choose "
        "other days; handed in as it is, the approver will see this note."
    )
    return sentence % {"serials": _serials(twice)}


def _serials(spans: Sequence[Span]) -> str:
    named = _(", ").join(each.serial for each in spans[:MOST_NAMED])
    left = len(spans) - MOST_NAMED
    return (
        named if left <= 0 else _("%(named)s and %(count)s more") % {"named": named, "count": left}
    )


def _prolongs(span: Span, starts: int, stops: int) -> bool:
    before = span.starts < starts <= span.stops < stops
    after = starts < span.starts <= stops < span.stops
    return before or after
