"""Leaves that follow each other at once are routed by all their days (D1-3.2; nobody splits a slip)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast

from django.utils.translation import gettext as _

from facts.conditions import Facts
from facts.words import plain
from workflows.applications.models import State
from workflows.chains.others import Other, Together

from .due import ONE_DAY
from .facts import DAYS, FIRST_DAY, FROM_A_MEETING, LAST_DAY, TYPE

#: A leave may hang together with others for so long before and after.
REACH = timedelta(days=366)
#: What of a leave is read for its span.
SPAN_COLUMNS = (
    "applicant", "serial", "submitted_at", "ended_at", "state", "first_day", "last_day", "back_on",
    "days", "unused", "leave_type", "title", "form_edition__slug",
)  # fmt: skip
#: So many slips are named in a sentence; of others their number.
MOST_NAMED = 3
#: States in which somebody is, was or may be away.
AWAY = (State.IN_APPROVAL, State.APPROVED, State.CLOSED)
CAME_TO_NOTHING = (State.REJECTED, State.WITHDRAWN, "cancelled")


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

    def counts(self, own: str) -> bool:
        # What went back to its applicant is asked for no longer, until he hands it in again.
        return super().counts(own) and self.state != State.RETURNED


def asked_span(facts: Facts, form: str) -> Span:
    """The days that a slip which is not handed in yet asks for."""
    first, last = cast(date, facts[FIRST_DAY]), cast(date, facts[LAST_DAY])
    days = cast(Decimal, facts[DAYS])
    return Span(
        0, "", datetime.min.replace(tzinfo=UTC), None, first, last, days, str(facts[TYPE]), form
    )


def span_of(leave: Any) -> Span:
    """A leave as its days lie; what was given back by an early return is not among them."""
    last = leave.last_day
    if leave.back_on is not None:
        last = min(last, leave.back_on - ONE_DAY)
    unused = (leave.last_day - last).days if leave.unused is None else leave.unused
    return Span(
        leave.applicant_id,
        leave.serial,
        leave.submitted_at,
        leave.ended_at if leave.state in CAME_TO_NOTHING else None,
        leave.first_day,
        last,
        max(leave.days - unused, Decimal(0)),
        leave.leave_type,
        leave.form_edition.slug,
        leave.state,
        leave.title,
    )


def in_a_row(spans: Iterable[Span], leave_type: str, first: date, last: date) -> list[Span]:
    """Those of a type that reach up to a leave without a day between, in the order of their days.

    What lies within a leave, or around it, does not prolong it.
    """
    left = [each for each in spans if each.leave_type == leave_type]
    joined: list[Span] = []
    while found := [each for each in left if _prolongs(each, first, last)]:
        joined += found
        left = [each for each in left if not _prolongs(each, first, last)]
        first = min(first, *(each.first for each in found))
        last = max(last, *(each.last for each in found))
    return sorted(joined, key=lambda each: each.first)


def taken_together(facts: Facts, others: Sequence[Other]) -> Together | None:
    """All days in a row, where this leave goes on from another or leads up to one (C019).

    Days that another slip asks for already are named, and count once.
    """
    spans = cast(Sequence[Span], others)
    if not spans or not {TYPE, DAYS, FIRST_DAY, LAST_DAY} <= facts.keys():
        return None
    own = asked_span(facts, "")
    if own.leave_type == FROM_A_MEETING:
        return None
    joined = in_a_row(spans, own.leave_type, own.first, own.last)
    twice = [each for each in spans if asked_twice(each, own)]
    if not joined and not twice:
        return None
    total = days_of_all([*joined, own])
    said = [_in_a_row_said(joined, total, overlapping=bool(twice))] if joined else []
    said += [_twice_said(twice)] if twice else []
    title = _("Days asked for twice") if twice else _("Leaves in a row")
    return Together({DAYS: total} if joined else {}, title, "".join(said))


def asked_twice(span: Span, own: Span) -> bool:
    """Whether both take up one day; leave from a meeting is asked for besides (D1-3.2i)."""
    if span.leave_type == FROM_A_MEETING:
        return False
    overlap = span.first <= own.last and own.first <= span.last
    return overlap and span.days > 0 and not _at_noon(span, own)


def days_of_all(spans: Sequence[Span]) -> Decimal:
    """The days of leaves in a row; a day on which two of them lie counts once."""
    ordered = sorted(spans, key=lambda each: (each.first, each.last))
    total, reached = Decimal(0), ordered[0]
    for each in ordered:
        total += each.days
        if each is not reached and not _at_noon(reached, each):
            total -= max((min(reached.last, each.last) - each.first).days + 1, 0)
        reached = max(reached, each, key=lambda one: one.last)
    return total


def _in_a_row_said(joined: Sequence[Span], total: Decimal, *, overlapping: bool) -> str:
    sentence = (
        _("With %(serials)s it makes %(days)s days in all; the approval goes by all of them.")
        if overlapping
        else _(
            "It follows on %(serials)s without a day between: %(days)s days in a row, "
            "and the approval goes by all of them."
        )
    )
    return sentence % {"serials": _serials(joined), "days": plain(total)}


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


def _prolongs(span: Span, first: date, last: date) -> bool:
    before = span.first < first <= span.last + ONE_DAY and span.last < last
    after = first < span.first <= last + ONE_DAY and last < span.last
    at_noon = bool(span.days % 1) and (span.last == first or span.first == last)
    return span.days > 0 and (before or after or at_noon)


def _at_noon(one: Span, other: Span) -> bool:
    """Two halves of one day: the one leave ends at noon, the other begins then."""
    meet = one.last == other.first or other.last == one.first
    return meet and bool(one.days % 1 or other.days % 1)
